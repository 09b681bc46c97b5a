// What the frame is given (geo/catalog.py) and what it gives: shapes only, checked by `tsc --checkJs`.

interface Words { vi: string; en: string }
type Lang = keyof Words;
type LatLon = [number, number];

interface Swatch { light: string; dark: string }
interface Ground { [name: string]: string }

interface LayerClass { id: string; title: Words; symbol: string }
interface LayerFile { url: string; features: number; placed: number; unplaced: number }
interface Total { level: string; title: Words; value: number; of: number; named: number; cite: string[] }
interface LayerInfo {
  offer: boolean; id: string; group: string; shape: "place" | "status" | "check"; on: boolean; tone: string;
  title: Words; about: Words; classes: LayerClass[]; years?: number[];
  totals?: { [year: string]: Total[] }; absent?: Words; file: { [era: string]: LayerFile };
}

interface Row { label: Words; value: Words; as_of?: Words | null; cite?: string[]; note?: Words | null; more?: Said[]; layer?: string; today?: boolean }
interface Said { value: Words; as_of?: Words | null; cite?: string[]; note?: Words | null }
interface Chip { text: Words; kind: string }
interface Card {
  kicker: Words; title: Words; chips?: Chip[]; where?: Words | null; rows?: Row[];
  note?: Words | null; links?: { text: Words; ref: string }[];
}

interface Background { id: string; title: Words; url?: string; attribution?: string; max_zoom?: number; subdomains?: string }
interface ViewRules {
  names: { [field: string]: string }; eras: string[]; years: number[]; langs: string[];
  layers: string[]; zoom: number[]; near: number; around: string; unit: string; feature: string; default: { era: string; year: number; layers: string[]; background: string };
}

type Span = [number | null, number | null];
interface Prospect {
  ref: string; kind: string; name: Words; sectors: string[]; stage: string; stage_said: Words; figures: Words; units: string[];
  area: number | null; capital: number | null; years: number[]; placed: boolean; key: string;
}
interface Finding {
  text: string; sectors: string[]; stages: string[]; unit: string; area: Span; capital: Span; years: Span;
  placed: boolean; bare: boolean; sort: string; picks: string[];
}
interface FindingRules {
  names: { [part: string]: string }; sectors: string[]; stages: string[]; sorts: string[];
  text: number; picks: number; compared: number; range: string; unit: string; pick: string;
}
interface Listing { sectors: { id: string; title: Words }[]; stages: { id: string; title: Words }[]; rows: Prospect[]; usd: { dong: number; said: Words } | null }

interface SiteInfo {
  digest: string; dates: Words; title: Words; subtitle: Words;
  eras: { id: string; title: Words; short: Words; until?: Words }[];
  groups: { id: string; title: Words }[]; precisions: { [id: string]: Words };
  layers: LayerInfo[]; files: { communes: { [era: string]: string }; context: string; places: string; search: string; prospects: string; story: string };
  grid: { home: { lon: number; k: number; east: number; north: number }; zones: [number, number][]; a: number; f: number; shift: { x: number; y: number; z: number; rx: number; ry: number; rz: number; s: number } };
  sources: { [id: string]: { text: Words; title?: string | null; url?: string | null } };
  headlines: { value: Words; label: Words; cite: string[] }[];
  view: ViewRules; finding: FindingRules; words: { vi: { [key: string]: string }; en: { [key: string]: string } };
  symbols: { [id: string]: string };
  tones: {
    ground: { light: Ground; dark: Ground }; marks: { [tone: string]: Swatch };
    rungs: Swatch[]; absent: Swatch; unknown: Swatch; dot: Swatch;
  };
  backgrounds: Background[];
  bounds: { district: [LatLon, LatLon]; window: [LatLon, LatLon] };
  faults: Words[]; inline?: { [url: string]: unknown }; shared?: unknown[];
}

interface StoryFigure { value: Words; label: Words; note?: Words; cite: number[] }
interface StorySlide { kind: "plain" | "opening" | "sources"; link: string; title: Words; text: Words; notes: Words; figures: StoryFigure[]; cite: number[] }
interface Story { slides: StorySlide[]; sources: string[] }

declare const SITE: SiteInfo;
declare const SHEET: string;
declare const EARLY: { [lang: string]: { [key: string]: string } };

interface UnitProperties {
  id: string; code: string; era: string; name_vi: string; name_en: string; label_vi: string; label_en: string;
  kind: string; label: LatLon; now?: string; members?: string[]; card: Card;
}
interface UnitFeature { type: "Feature"; id: string; properties: UnitProperties; geometry: { type: "Polygon" | "MultiPolygon"; coordinates: any } }

interface ThingProperties {
  id: string; name_vi: string; name_en: string; class?: string; precision?: string; accuracy_m?: number | null;
  units?: string[]; unplaced?: string; card?: Card; unit?: string;
  years?: { [year: string]: { class: string; open: boolean } }; values?: { [field: string]: string }; card_rows?: Row[];
}
interface Thing { type: "Feature"; id: string; geometry: { type: "Point"; coordinates: [number, number] } | null; properties: ThingProperties }
interface LayerData { type: "FeatureCollection"; features: Thing[] }

interface View {
  era: string; year: number; layers: Set<string>; selection: string | null; lang: Lang;
  background: string; center: LatLon | null; zoom: number | null;
}

interface Window {
  Streamlit?: { setComponentValue(value: unknown): void; setFrameHeight(height?: number): void };
  atlas: any;
}
