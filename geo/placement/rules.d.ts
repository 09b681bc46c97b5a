/** The rule book, as geo/style/placement.py has it; lengths in the units of the layout. */
interface Rules {
  gap: number; steep: number; drop: number; badge: number; unfolded: number; islet: number;
  name: { lift: number; wide: number; high: number };
  grid: { cells: number; least: number };
  pin: { w: number; h: number; lift: number };
  pill: { high: number; row: number; edge: number; sign: number; near: number; between: number; letter: number };
  leaders: {
    foreign: number; covered: number; stride: number; directions: number; reach: number; named: number; patience: number; rounds: number; starts: number;
  };
}
