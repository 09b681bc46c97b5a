// What the client is given and what its parts hand to one another: shapes only, checked by `tsc --checkJs`.

interface Words { vi: string; en: string }
/** `class`, `onclick` and the like, `data-…`, `aria-…`; null leaves one out. */
interface Attributes { [name: string]: any }
type Child = Node | string | null | undefined;
type Lang = keyof Words;
type LatLon = [number, number];

interface Swatch { light: string; dark: string }
interface Ground { [name: string]: string }

interface LayerClass { id: string; title: Words; symbol: string }
interface LayerFile { url: string; features: number; placed: number; unplaced: number }
interface Total { level: string; title: Words; value: number; of: number; named: number; cite: string[] }
interface LayerInfo {
  offer: boolean; id: string; group: string; shape: "place" | "status" | "check"; on: boolean; tone: string; symbol: string;
  title: Words; about: Words; classes: LayerClass[]; years?: number[];
  totals?: { [year: string]: Total[] }; absent?: Words; file: { [era: string]: LayerFile };
}

interface Row { label: Words; value: Words; as_of?: Words | null; cite?: string[]; note?: Words | null; more?: Said[]; layer?: string; today?: boolean }
interface Said { value: Words; as_of?: Words | null; cite?: string[]; note?: Words | null }
interface Chip { text: Words; kind: string }
interface Card {
  kicker: Words; title: Words; chips?: Chip[]; where?: Words | null; rows?: Row[];
  note?: Words | null; links?: { text: Words; ref: string }[]; pictures?: Picture[];
}
/** `size`: width and height in pixels; `credit`: whose it is, when it was taken, its licence. */
interface Picture { url: string; size: [number, number]; words: Words; credit: Words }

interface Background { id: string; title: Words; url?: string; attribution?: string; max_zoom?: number; subdomains?: string }
/** One part of a link, as geo/view/grammar.py says it. */
interface LinkPart {
  name: string; kind: string; default: any; among: any[]; pattern: string; bounds: [number, number][]; steps: number; most: number; moved: [string, string][]; always: boolean;
}
interface LinkParts { [field: string]: LinkPart }

type Span = [number | null, number | null];
interface Prospect {
  ref: string; kind: string; name: Words; sectors: string[]; stage: string; stage_said: Words; figures: Words; units: string[];
  area: number | null; capital: number | null; years: number[]; placed: boolean; key: string;
  reach: { [target: string]: [number, number] };
}
interface Finding {
  text: string; sectors: string[]; stages: string[]; unit: string; area: Span; capital: Span; years: Span; target: string; reach: Span;
  placed: boolean; bare: boolean; sort: string; picks: string[];
}
/** What distances are told to: `along` the roads, else straight. */
interface Target { id: string; title: Words; along: boolean }
interface Listing { sectors: { id: string; title: Words }[]; stages: { id: string; title: Words }[]; targets: Target[]; rows: Prospect[]; usd: { dong: number; said: Words } | null }

interface SiteInfo {
  digest: string; version: { id: string; at: string; day?: Words; text: Words }; stem: string; dates: Words; title: Words; subtitle: Words;
  eras: { id: string; title: Words; short: Words; until?: Words }[];
  groups: { id: string; title: Words }[]; precisions: { [id: string]: Words };
  layers: LayerInfo[]; files: { communes: { [era: string]: string }; sources: string; context: string; places: string; search: string; prospects: string; story: string; merger?: string; ground?: string; "ground-near"?: string; country?: string };
  grid: { home: { lon: number; k: number; east: number; north: number }; zones: [number, number][]; a: number; f: number; shift: { x: number; y: number; z: number; rx: number; ry: number; rz: number; s: number } };
  sources: { [id: string]: { text: Words; title?: string | null; url?: string | null } };
  headlines: { value: Words; label: Words; cite: string[] }[];
  pages: { unit: Words; project: Words; place: Words }; gone: { [id: string]: Words };
  view: { parts: LinkParts; near: number; around: string; longest: number }; finding: { parts: LinkParts }; embed: LinkParts; words: { vi: { [key: string]: string }; en: { [key: string]: string } };
  symbols: { [id: string]: string }; placement: Rules;
  tones: {
    ground: { light: Ground; dark: Ground }; marks: { [tone: string]: Swatch };
    rungs: Swatch[]; absent: Swatch; unknown: Swatch; dot: Swatch;
  };
  backgrounds: Background[]; ground_credit: Words | null;
  bounds: { district: [LatLon, LatLon]; window: [LatLon, LatLon] };
  faults: Words[]; later: string; inline?: { [url: string]: string };
}

/** How a kind of road or water is drawn, as geo/style/ground.py says it. */
interface WayLook { colour: string; casing: string; widths: number[]; since: number; area: boolean; near: boolean; legend: string }
interface GroundStyle { zooms: number[]; edge: number; waters: string[]; roads: string[]; kinds: { [kind: string]: WayLook }; colours: { light: Ground; dark: Ground } }
/** `lines`: steps in parts of a degree, as geo/datasets/ground.py writes them; of an area the rings. */
interface GroundPart { kind: string; strength: number; lines: any[] }
interface NearFile { degree: number; parts: GroundPart[] }
/** `words`: of its legend. */
interface GroundFile extends NearFile {
  style: GroundStyle; words: { [entry: string]: Words }; shields: { ref: string; kind: string; at: LatLon }[];
  relief: { picture: string; bounds: [LatLon, LatLon]; strength: Swatches } | null;
}
interface Swatches { light: number; dark: number }

interface StoryFigure { value: Words; label: Words; note?: Words; cite: number[] }
interface StorySlide {
  kind: "plain" | "opening" | "merger" | "section" | "text" | "close" | "sources" | "pictures"; link: string; title: Words; lead?: Words[]; text: Words; notes: Words;
  figures: StoryFigure[]; cite: number[]; chart?: StoryChart; map?: boolean; table?: StoryFigure[]; years?: number[]; pictures?: Picture[];
}
interface StoryChartSeries { name: Words; light: string; dark: string; hollow: boolean }
/** `parts`: which series and how long, in parts of the whole room; `from`, `to`: where a column stands along the axis; `lift`: lines that its label is raised by. */
interface StoryChartRow { label: Words; text: Words; parts: [number, number][]; cite: number[]; from?: number; to?: number; lift?: number }
interface StoryChart { form: "bars" | "columns"; title: Words; measure: Words; alt: Words; whole: boolean; series: StoryChartSeries[]; rows: StoryChartRow[] }
/** `rest`: how many of its letters stand behind the ones: the point and its decimals. */
interface MergerCell { text: Words; rest: number }
/** `steps`: for each field the sum after each arrival. */
interface MergerUnit {
  id: string; name: Words; members: { id: string; label: Words; cells: (MergerCell | null)[] }[]; sum: { label: Words; steps: MergerCell[][]; cite: string[] };
  since: { label: Words; cells: (MergerCell | null)[]; cite: string[] } | null; remarks: Words[];
}
/** How the units of before became those of today; both `eras`. */
interface Merger { eras: [Words, Words]; fields: { label: Words; measure: Words; rest: number }[]; units: MergerUnit[]; alt: Words; sources: string[] }
interface Story { slides: StorySlide[]; sources: string[] }

declare const SITE: SiteInfo;
declare const SHEET: string;
/** Of the second script (geo/client/bundle.py): the rules and the words of what only it draws. */
declare const LATE_SHEET: string;
declare const LATE_WORDS: SiteInfo["words"];
declare const EARLY: { [lang: string]: { [key: string]: string } };

interface UnitProperties {
  id: string; code: string; era: string; name_vi: string; name_en: string; label_vi: string; label_en: string;
  kind: string; label: LatLon; now?: string; members?: string[]; card: Card;
}
interface UnitFeature { type: "Feature"; id: string; properties: UnitProperties; geometry: { type: "Polygon" | "MultiPolygon"; coordinates: any } }

interface FeatureProperties {
  id: string; name_vi: string; name_en: string; class?: string; precision?: string; accuracy_m?: number | null;
  units?: string[]; parts?: string[]; unplaced?: string; unit?: string;
  years?: { [year: string]: { class: string; open: boolean } }; values?: { [field: string]: string }; card_rows?: Row[];
}
interface Feature { type: "Feature"; id: string; geometry: { type: "Point"; coordinates: [number, number] } | null; properties: FeatureProperties }
/** The line or area of a thing. */
interface Shape { type: "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon"; coordinates: any; near?: true }
/** A layer of things, as geo/datasets/columns.py writes it. */
interface PlaceColumns {
  layer: string; sources: string[]; page: number; cards: string[]; shapes: string[]; degree: number; classes: string[]; precisions: string[]; sets: string[][]; reasons: string[];
  id: string[]; vi: string[]; en: (string | null)[]; class: number[]; precision: number[]; accuracy_m: (number | null)[];
  lon: (number | null)[]; lat: (number | null)[]; eras: { [era: string]: EraColumns };
}
/** A row of them: `at` counts from 0. */
interface PlaceFeature extends Feature { table: PlaceColumns; at: number; placed: boolean }
interface EraColumns { units: number[]; parts: number[]; unplaced: number[] }

interface View {
  era: string; year: number; layers: Set<string>; selection: string | null; lang: Lang;
  background: string; center: LatLon | null; zoom: number | null;
}

interface Window {
  Streamlit?: { setComponentValue(value: unknown): void; setFrameHeight(height?: number): void };
  atlas: any;
  /** Only in the one file (geo/client/core/inflate.js). */
  inflated?: (bytes: Uint8Array) => Uint8Array<ArrayBuffer>;
}

/** `word` is a key of the locale files, `sign` a path on the 24 × 24 grid; `pressed` makes it a switch; `here` leaves it out of some hosts. */
interface Tool {
  id: string; order: number; word: string; sign: string; act: () => void;
  key?: string; pressed?: () => boolean; here?: () => boolean;
}
/** Below 0 it stands above the layers and is kept while the panel is redrawn. */
interface Block { order: number; block: () => HTMLElement | null }
/** What a part keeps in the link beside the view: its parameters, read once at the start, written with every change. */
interface LinkKeeper { here: () => boolean; names: string[]; read: (link: URLSearchParams, opened: View) => View; write: (link: URLSearchParams) => void }
/** Without `act` a key is only told of: others answer it. */
interface Key { key: string; word: string; act?: (event: KeyboardEvent) => void }
/** Of what is open, the lowest order is closed first. */
interface Closer { order: number; open: () => boolean; close: () => void }
/** `cardTops`, `cardLines`: what stands at the top and at the foot of every card; `paints`: what is drawn again whenever the marks are; `links`: what the link keeps
 * beside the view; `told`: what Python is told beside it; `sieves`: of a layer that is on the refs that are drawn, null: all; `panels`: what stands
 * in the panel instead of the layers; `yields`: what gives way to something found, a story, a measurement …; `storyKeys`: for the help; `legends`: what more a printed
 * legend explains; `insets`: where the map lies, instead of the surroundings. */
interface Slots {
  tools: Tool[]; blocks: Block[]; panels: { here: () => boolean; body: () => (Node | null)[] }[]; cardTops: ((card: Card) => HTMLElement | null)[]; cardLines: ((ref: string) => HTMLElement | null)[];
  paints: (() => void)[]; links: LinkKeeper[]; told: (() => object)[]; sieves: ((layerId: string) => Set<string> | null)[];
  keys: Key[]; storyKeys: Key[]; closers: Closer[]; yields: { leave: () => void; to: string[] }[]; drawn: (() => void)[]; ready: (() => void)[]; legends: (() => HTMLElement | null)[]; insets: (() => SVGElement | null)[]; wishes: (() => UnitProperties | null)[]; vain: ((text: string) => void)[];
}
/** `near`: a small one beside the tools. */
interface Sheet { id: string; word: string; body: () => (Node | null)[]; near?: boolean }
interface Comfort { theme: "auto" | "light" | "dark"; text: "normal" | "large" }

/** Centre and size, in pixels of the whole world at one zoom. */
interface Box { x: number; y: number; w: number; h: number }
/** Pixels of the world. */
interface Edge { left: number; top: number; right: number; bottom: number }
/** Where everything stands at a zoom; `taken`: all of it; `front`: what stood in front of the map; `things`: by the unit they are known to; `placed`: the pins; `crowd`: points that are too many for pins. */
interface Standing {
  zoom: number; grid: import("../../placement/grid.js").Grid; layout: import("../../placement/layout.js").Layout; taken: Box[]; front: Box[];
  things: Map<string, Thing[]>; placed: Placed[]; crowd: Thing[];
}
/** A feature of a layer, or what a check layer answers for a unit. */
interface Thing { info: LayerInfo; feature: Feature }
interface Placed extends Thing { at: LatLon }

/** `anchor`: where in it, in pixels, its place is; `above`: how far in front of others; `refs`: what it stands for; `key`: what it is itself, where that is not the same. */
interface MarkerWish {
  className: string; label?: string; act?: () => void; size?: [number, number]; anchor?: [number, number]; above?: number; tip?: () => HTMLElement; refs?: string[]; key?: string;
}

/** `world`: its metres are those of WGS 84, not of VN-2000. */
interface Zone { lon: number; k: number; east: number; north: number; world?: boolean }
interface Metres { northing: number; easting: number }
/** `how`: what was assumed, in words; empty when nothing was. */
interface Reading { at: LatLon; how: string }
/** `outside`: the plain reading when it lies outside the window; `refused`: why it is read as coordinates and cannot be placed, in words. */
interface Spoken { readings: Reading[]; outside: LatLon | null; refused?: string }

/** `of`: the unit of which it is stated, under its key; `page`: where more of it stands, beside the map. */
interface Entry {
  kind: "unit" | "thing" | "place" | "around" | "layer" | "indicator" | "answer"; ref: string; name: Words; keys: string[];
  more?: string[]; line?: Words; at?: LatLon; accuracy?: number; era?: string; of?: string; page?: Words;
}
interface Hit { entry: Entry; rank: number }
/** `cursor`: where the next point would be. */
interface Measuring { kind: "line" | "area"; points: LatLon[]; done: boolean; cursor: LatLon | null }
/** `at`: the slide, counted from 0. */
interface Telling { story: Story; at: number; flying: boolean; blank: boolean; notes: boolean }
/** What other parts of the story put into its foot: buttons, lines above them; `painted` is called when a slide has been drawn, or the story was left. */
interface StoryParts { buttons: (() => HTMLElement)[]; lines: (() => HTMLElement | null)[]; painted: (() => void)[] }
type StoryAct = (now: Telling) => void;
