// The words, from the same message files as the kiosk, and dates and amounts as the reader writes them.

export const LANGUAGES = { en: 'English', fr: 'Français' };
let words = {};
let language = 'en';

export async function choose(wanted) {
  const known = wanted ?? localStorage.getItem('language') ?? navigator.language.slice(0, 2);
  language = known in LANGUAGES ? known : 'en';
  const answer = await fetch(`messages/${language}.json`);
  words = await answer.json();
  document.documentElement.lang = language;
  if (wanted) localStorage.setItem('language', language);
}

export const lang = () => language;

/** The sentence of that key; {0} and {0,choice,…} are as in Java's MessageFormat. */
export function t(key, ...args) {
  const text = words[key];
  if (text === undefined) return key;
  return text.replace(/\{(\d)(?:,choice,([^{}]*(?:\{\d\}[^{}]*)*))?\}/g, (all, index, choice) =>
    choice === undefined ? number(args[index]) : t0(choose1(choice, Number(args[index])), args));
}

const t0 = (text, args) => text.replace(/\{(\d)\}/g, (all, index) => number(args[index]));

function choose1(choice, value) {
  let chosen = '';
  for (const part of choice.split('|')) {
    const [, limit, op, text] = /^(-?[\d.]+)([#<])(.*)$/s.exec(part);
    if (op === '#' ? value >= Number(limit) : value > Number(limit)) chosen = text;
    else if (!chosen) chosen = text;
  }
  return chosen;
}

export const has = (key) => key in words;
const number = (x) => (typeof x === 'number' ? x.toLocaleString(language) : String(x ?? ''));
let zone;

/** Times are the room's, wherever the reader is. */
export const setZone = (id) => { zone = id; };

const format = (options) => (x) => (x ? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: zone }).format(new Date(x)) : '');

export const time = format({ hour: '2-digit', minute: '2-digit' });
export const day = format({ weekday: 'long', day: 'numeric', month: 'long' });
export const dateTime = format({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

export function bytes(n) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  let i = 0;
  let x = n ?? 0;
  while (x >= 1000 && i < units.length - 1) { x /= 1000; i++; }
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[i], maximumFractionDigits: x < 10 && i > 1 ? 1 : 0 }).format(x);
}

export function length(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  const two = (n) => String(n).padStart(2, '0');
  return `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** A stretch of time in hours and minutes, for example 9 h 20 min. */
export function hours(ms) {
  const minutes = Math.round((ms ?? 0) / 60000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
