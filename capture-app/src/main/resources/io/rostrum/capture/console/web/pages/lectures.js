// All recordings, what becomes of them tonight, and the trash.
import { h, fill, chip, notice, toast, confirmed } from '../dom.js';
import { t, dateTime, length, bytes, time, day, hours } from '../i18n.js';
import * as api from '../api.js';
import * as live from '../live.js';
import { stateChip } from './words.js';
import { chart } from '../charts.js';

export async function render() {
  const list = h('div');
  const night = h('div.card');
  const trash = h('div');
  const draw = async () => {
    const [{ recordings }, jobs] = [await api.get('/recordings'), live.state.status?.jobs ?? []];
    fill(list, recordings.length ? table(recordings, jobs, draw) : h('p.muted', t('lectures.none')));
    const thrown = await api.maybe('/recordings?trash=true');
    const gone = (thrown?.recordings ?? []).filter((r) => !recordings.some((k) => k.id === r.id));
    fill(trash, gone.length ? h('div.card', h('h2', t('lectures.trash')), h('ul.list', gone.map((r) => h('li.row.spread', h('span', r.title), h('button.btn.quiet', { onclick: () => order(`/recordings/${r.id}/restore`, draw) }, t('lectures.restore')))))) : null);
    const forecast = await api.maybe('/forecast').catch(() => null);
    const rate = await api.maybe('/uploads/rate').catch(() => null);
    fill(night, h('h2', t('lectures.night')), forecast ? plan(forecast) : h('p.muted', t('lectures.night.none')), rate?.points.some((p) => p.bytesPerSecond > 0) ? sent(rate.points) : null);
  };
  live.on('recording', draw);
  live.on('job', (job) => {
    const bar = list.querySelector(`[data-recording="${job.recording}"] progress`);
    if (bar && job.state === 'running') bar.value = job.progress;
  });
  await draw();
  return h('div', h('h1', t('nav.lectures')), h('div.grid', h('div.card', list), night, trash));
}

function table(recordings, jobs, draw) {
  return h('table', h('thead', h('tr', ['title', 'when', 'length', 'state'].map((k) => h('th', t(`lectures.${k}`))), h('th', h('span.vh', t('actions'))))),
    h('tbody', recordings.map((r) => {
      const job = jobs.find((j) => j.recording === r.id && j.state === 'running');
      return h('tr', { 'data-recording': r.id },
        h('td', h('a', { href: `#/lecture/${r.id}` }, h('b', r.title)), r.course || r.lecturer ? h('div.small.muted', [r.course, r.lecturer].filter(Boolean).join(' · ')) : null),
        h('td', { 'data-label': '' }, dateTime(r.startedAt)), h('td', { 'data-label': '' }, r.endedAt ? length(r.durationMs) : ''),
        h('td', chip(stateChip(r.state), t(`state.${r.state}`)), job ? h('progress', { max: 1, value: job.progress, 'aria-label': t(`state.${r.state}`) }) : null, r.problem ? h('div.small.error', r.problem) : null),
        h('td.act', r.state === 'failed' ? h('button.btn.plain', { onclick: () => order(`/recordings/${r.id}/retry`, draw) }, t('lectures.retry')) : null,
          r.state === 'encoded' || r.state === 'uploading' ? h('button.btn.plain', { onclick: () => first(r.id, jobs, draw) }, t('lectures.first')) : null,
          r.state !== 'recording' ? h('button.btn.plain', { 'aria-label': `${t('lectures.delete')}: ${r.title}`, onclick: () => remove(r, draw) }, t('lectures.delete')) : null));
    })));
}

export async function order(path, then, body) {
  try { await api.post(path, body); await then(); } catch (e) { toast('bad', e.message); }
}

async function first(id, jobs, draw) {
  const job = jobs.find((j) => j.recording === id && j.kind === 'upload');
  if (job) await order(`/jobs/${encodeURIComponent(job.id)}/first`, () => { toast('good', t('lectures.first.done')); return draw(); });
}

async function remove(r, draw) {
  if (!(await confirmed(t('lectures.delete.question', r.title), t('lectures.delete'), t('no')))) return;
  try { await api.del(`/recordings/${r.id}`); await draw(); } catch (e) { toast('bad', e.message); }
}

/** How fast bytes left over the last day, and what the hours and rates of the settings allow beside it. */
function sent(points) {
  const limited = points.some((p) => p.allowedBytesPerSecond > 0);
  return [h('h3', t('lectures.rate')), chart(t('lectures.rate'), points.map((p) => new Date(p.at) / 1000), [{ label: t('lectures.rate'), values: points.map((p) => p.bytesPerSecond), fill: true },
    ...(limited ? [{ label: t('lectures.rate.allowed'), colour: '--muted', values: points.map((p) => p.allowedBytesPerSecond) }] : [])], { values: (v) => `${bytes(v)}/s` })];
}

/** The nights ahead for each destination: a sentence, a falling line, and when each lecture is there. */
function plan({ destinations }) {
  const busy = destinations.filter((d) => d.queuedBytes > 0);
  if (!busy.length) return h('p', t('lectures.night.clear'));
  return busy.map((d) => {
    const slips = d.arrivals.filter((a) => a.slips);
    const coming = d.arrivals.filter((a) => a.at).map((a) => ({ ...a, x: new Date(a.at) / 1000 })).sort((a, b) => a.x - b.x);
    let left = d.queuedBytes;
    const line = coming.map((a) => (left = Math.max(0, left - a.bytes)));
    return [destinations.length > 1 ? h('h3', d.destination) : null,
      h('p', t('lectures.night.queued', bytes(d.queuedBytes), `${bytes(d.bytesPerSecond)}/s`), ' ', t('lectures.night.needs', hours(d.neededMs), hours(d.availableMs))),
      slips.length ? notice('warn', t('lectures.night.late', slips.map((a) => a.title ?? a.recording).join(', '))) : null,
      coming.length > 1 ? chart(t('lectures.night'), [Date.now() / 1000, ...coming.map((a) => a.x)], [{ label: t('lectures.night'), values: [d.queuedBytes, ...line], fill: true }], { values: (v) => bytes(v) }) : null,
      h('ul.list', coming.map((a) => h('li.row.spread', h('span', a.title ?? a.recording), h('span.muted', `${day(a.at)}, ${time(a.at)}`))))];
  });
}
