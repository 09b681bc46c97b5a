// What the server writes in front of sw.js (geo/routes/offline.py).

declare const VERSION: string;
declare const ATLAS: string;
declare const FILES: string[];
declare const LOOSE: string[];
declare const LANGUAGES: string[];
