// What is written in front of sw.js (geo/publish/copy_at_sea.py).

declare const VERSION: string;
declare const ATLAS: string;
declare const PAGE: string;
declare const FILES: string[];
declare const LOOSE: string[];
declare const LANGUAGES: string[];
