// One recording: play, trim, describe, captions, and how its sources did.
import { h, fill, chip, notice, toast, field, showFaults } from '../dom.js';
import { t, bytes, dateTime, length } from '../i18n.js';
import * as api from '../api.js';
import { stateChip } from './words.js';
import { order } from './lectures.js';
import { chart } from '../charts.js';

const PLAYABLE = ['encoded', 'uploading', 'published'];

export async function render({ id }) {
  const r = await api.get(`/recordings/${id}`);
  const again = () => { location.hash = '#/lectures'; };
  const [waveform, sync] = [await api.maybe(`/recordings/${id}/waveform`), await api.maybe(`/recordings/${id}/sync`)];
  const places = (await api.maybe('/export/places'))?.places ?? [];
  return h('div', h('p', h('a', { href: '#/lectures' }, `← ${t('nav.lectures')}`)), h('h1', r.title), h('div.grid',
    h('div.card.w8.stack', PLAYABLE.includes(r.state) ? player(r) : notice('info', t('lecture.not-yet')), waveform ? wave(waveform) : null, PLAYABLE.includes(r.state) || r.state === 'recorded' ? trim(r) : null),
    h('div.card.w4.stack', facts(r), r.state === 'failed' ? h('button.btn', { onclick: () => order(`/recordings/${id}/retry`, again) }, t('lectures.retry')) : null, exporting(r, places)),
    h('div.card.w6', describe(r)), h('div.card.w6', captions(r)), sync ? h('div.card', h('h2', t('lecture.drift')), drift(sync)) : null));
}

function player(r) {
  const video = h('video', { controls: true, preload: 'metadata', playsInline: true, 'aria-label': r.title });
  const url = `${api.BASE}/recordings/${r.id}/package/master.m3u8`;
  if (video.canPlayType('application/vnd.apple.mpegurl')) video.src = url;
  else import('../lib/hls.mjs').then(({ default: Hls }) => { const hls = new Hls({ enableWorker: false }); hls.loadSource(url); hls.attachMedia(video); addEventListener('hashchange', () => hls.destroy(), { once: true }); });
  return video;
}

function wave({ stepMs, peaks }) {
  return chart(t('lecture.levels'), peaks.map((p, i) => (i * stepMs) / 1000), [{ label: t('level.name'), values: peaks, fill: true }],
    { time: false, height: 120, range: [0, 1], xValues: (u, all) => all.map((s) => length(s * 1000)), values: () => '' });
}

function facts(r) {
  return h('dl.facts', h('dt', t('lectures.state')), h('dd', chip(stateChip(r.state), t(`state.${r.state}`)), r.problem ? h('p.error', r.problem) : null),
    h('dt', t('lectures.when')), h('dd', dateTime(r.startedAt)), h('dt', t('lectures.length')), h('dd', length(r.durationMs)),
    h('dt', t('lecture.sources')), h('dd', r.tracks.map((k) => k.source).filter(Boolean).join(', ')),
    r.watchUrl ? [h('dt', t('lecture.watch')), h('dd', h('a', { href: r.watchUrl, rel: 'noopener', target: '_blank' }, r.watchUrl))] : null,
    (r.gaps ?? []).length ? [h('dt', t('lecture.gaps')), h('dd', r.gaps.map((g) => h('div.small', `${g.source}: ${length(g.startMs)} – ${length(g.endMs)}`)))] : null);
}

function trim(r) {
  const seconds = (input) => { const parts = input.value.split(':').map(Number); return parts.reduce((sum, p) => sum * 60 + p, 0) * 1000; };
  const from = h('input', { name: 'inMs', value: length(r.trim?.inMs ?? 0), pattern: '[0-9:.]+' });
  const to = h('input', { name: 'outMs', value: length(r.trim?.outMs ?? r.durationMs), pattern: '[0-9:.]+' });
  return h('form.stack', { onsubmit: async (e) => { e.preventDefault(); await order(`/recordings/${r.id}/trim`, () => toast('good', t('saved')), { inMs: seconds(from), outMs: seconds(to) }); } },
    h('h2', t('lecture.trim')), h('div.fields', field(t('lecture.trim.from'), from), field(t('lecture.trim.to'), to)), h('div', h('button.btn', t('lecture.trim.do'))));
}

function describe(r) {
  const inputs = Object.fromEntries(['title', 'course', 'lecturer', 'language'].map((k) => [k, h('input', { name: k, value: r[k] ?? '', maxLength: 300 })]));
  const said = h('div', { role: 'alert' });
  const form = h('form.stack', { onsubmit: async (e) => {
    e.preventDefault();
    try { await api.patch(`/recordings/${r.id}`, Object.fromEntries(Object.entries(inputs).map(([k, i]) => [k, i.value.trim() || null]))); fill(said); toast('good', t('saved')); } catch (x) { fill(said, notice('bad', showFaults(form, x.problem) || x.message)); }
  } }, h('h2', t('lecture.about')), Object.entries(inputs).map(([k, i]) => field(t(`slot.${k}`), i)), said, h('div', h('button.btn.main', t('save'))));
  return form;
}

function captions(r) {
  const file = h('input', { type: 'file', accept: '.vtt,.srt', name: 'file', required: true });
  const language = h('input', { name: 'lang', value: r.language ?? 'en', required: true });
  return h('form.stack', { onsubmit: async (e) => {
    e.preventDefault();
    try { await api.put(`/recordings/${r.id}/captions/${encodeURIComponent(language.value)}`, await file.files[0].text(), file.files[0].name.endsWith('.srt') ? 'application/x-subrip' : 'text/vtt'); toast('good', t('saved')); } catch (x) { toast('bad', x.message); }
  } }, h('h2', t('lecture.captions')), field(t('slot.language'), language), field(t('lecture.captions.file'), file), h('div', h('button.btn', t('lecture.captions.add'))));
}

function exporting(r, places) {
  const heading = h('h2', t('lecture.export'));
  if (!PLAYABLE.includes(r.state)) return null;
  if (!places.length) return h('div.stack', heading, h('p.small', t('lecture.export.none')));
  const folder = h('select', { name: 'folder' }, places.map((p) => h('option', { value: p.folder }, `${p.folder} (${bytes(p.freeBytes)})`)));
  return h('form.stack', { onsubmit: async (e) => { e.preventDefault(); await order(`/recordings/${r.id}/export`, () => toast('good', t('lecture.export.begun')), { folder: folder.value }); } },
    heading, field(t('lecture.export.to'), folder, t('lecture.export.hint')), h('div', h('button.btn.quiet', t('lecture.export.do'))));
}

/** How each device's clock ran against the recording's: a line a device if the lecture was long enough, and a table. */
function drift({ sources }) {
  const longest = sources.reduce((a, s) => (s.points.length > a.length ? s.points : a), []);
  const colours = ['--brand', '--warn', '--good', '--rec', '--muted'];
  const name = (s) => (sources.filter((x) => x.source === s.source).length > 1 ? `${s.source} (${t(`kind.${s.kind}`)})` : s.source);
  return [longest.length > 2 ? chart(t('lecture.drift.chart'), longest.map((p) => p.atMs / 1000), sources.map((s, i) => ({ label: name(s), colour: colours[i % colours.length], values: longest.map((p, k) => s.points[k]?.driftPpm ?? null) })),
    { time: false, xValues: (u, all) => all.map((x) => length(x * 1000)), values: (v) => `${v} ppm` }) : null,
  h('table', h('thead', h('tr', h('th', t('lecture.sources')), h('th', t('lecture.offset')), h('th', t('lecture.drift.ppm')), h('th', t('lecture.jitter')))),
    h('tbody', sources.map((s) => h('tr', h('td', name(s)), h('td', { 'data-label': t('lecture.offset') }, `${Math.round(s.offsetMs)} ms`), h('td', { 'data-label': t('lecture.drift.ppm') }, `${Math.round(s.driftPpm)}`), h('td', { 'data-label': t('lecture.jitter') }, `${Math.round(s.jitterMs * 10) / 10} ms`)))))];
}
