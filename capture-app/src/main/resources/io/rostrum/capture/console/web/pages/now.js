// What is going on in the room at this moment.
import { h, fill, chip, notice, toast, confirmed } from '../dom.js';
import { t, time, day, length, bytes } from '../i18n.js';
import * as api from '../api.js';
import * as live from '../live.js';
import { alarmText, levelWord } from './words.js';

export async function render({ session }) {
  const alarms = h('div.stack');
  const main = h('div.card.w4.stack');
  const pictures = h('div.pictures');
  const meters = h('div.stack');
  const next = h('div.card.w4');
  const disk = h('div.card.w4');
  const jobs = h('div.card.w4');
  let sources = '';
  let state = '';

  const draw = (status) => {
    fill(alarms, (status.alarms ?? []).filter((a) => !a.end).map((a) => notice(a.severity === 'info' ? 'info' : 'warn', alarmText(a, status))),
      status.sources.filter((s) => s.problem && !(status.alarms ?? []).some((a) => a.source === s.id)).map((s) => notice('warn', s.problem)));
    const key = status.sources.map((s) => s.id + s.state + s.width).join();
    if (key !== sources) {
      sources = key;
      fill(pictures, status.sources.filter((s) => s.kind === 'video').map((s) => picture(s)));
      fill(meters, status.sources.filter((s) => s.kind === 'audio').map((s) => meter(s)));
    }
    const now = status.recording;
    const paused = now?.paused ? 1 : 0;
    const shape = `${status.state}${now?.id}${paused}${now?.plannedEnd}`;
    if (shape !== state) {
      state = shape;
      fill(main, now ? running(status) : idle(session));
    }
    const clock = main.querySelector('.clock');
    if (clock && now) clock.textContent = length(now.elapsedMs);
    fill(next, h('h2', t('now.next')), status.next ? upcoming(status.next) : h('p.muted', t('now.next.none')), h('a', { href: '#/timetable' }, t('nav.timetable')));
    fill(disk, h('h2', t('now.disk')), h('p', t('now.disk.hours', Math.floor(status.disk.hoursLeft))), h('p.muted.small', t('now.disk.free', bytes(status.disk.freeBytes))),
      h('p.muted.small', status.destination.configured ? (status.destination.window ? t('now.upload.window', status.destination.window) : t('upload.always')) : t('upload.off')));
    const busy = status.jobs.filter((j) => j.state === 'running' || j.state === 'waiting');
    fill(jobs, h('h2', t('now.night')), busy.length ? h('ul.list', busy.slice(0, 4).map(job)) : h('p.muted', t('now.night.none')), h('a', { href: '#/lectures' }, t('nav.lectures')));
  };
  live.on('status', draw);
  live.on('levels', ({ levels }) => levels.forEach((level) => {
    const bar = meters.querySelector(`[data-source="${CSS.escape(level.source)}"]`);
    if (!bar) return;
    bar.querySelector('i').style.transform = `scaleX(${Math.max(0, Math.min(1, (level.peakDbfs + 60) / 60))})`;
    const word = levelWord(level);
    const said = bar.parentElement.querySelector('.word');
    if (said.textContent !== word) said.textContent = word;
  }));
  draw(live.state.status);
  return h('div', h('h1', t('nav.now')), h('div.stack', alarms), h('div.grid', h('div.card.w8.stack', pictures, meters), main, next, disk, jobs));
}

function picture(s) {
  const name = s.name || s.id;
  return h('figure', h('img', { src: `${api.BASE}/preview/${api.source(s.id)}.mjpeg?width=640&fps=4`, alt: t('picture.of', name), width: 640, height: 360 }),
    h('figcaption', h('span', t(`source.${s.flavor === 'composed' ? 'presenter' : s.flavor}`)), chip(s.state === 'ok' ? 'good' : 'warn', t(`source.${s.state === 'ended' ? 'lost' : s.state}`))));
}

function meter(s) {
  return h('div', h('div.row.spread', h('span', `${t('source.microphone')} · ${s.name || s.id}`), h('span.muted.word')),
    h('div.meter', { 'data-source': s.id, role: 'img', 'aria-label': t('level.name') }, h('i')));
}

function upcoming(o) {
  return [h('p', h('b', o.title)), h('p.muted', `${day(o.start)}, ${time(o.start)} – ${time(o.end)}`), h('p.small.muted', o.autoStart ? t('now.next.auto') : t('now.next.manual'))];
}

function job(j) {
  return h('li.stack', h('div.row.spread', h('span', t(`job.${j.kind}`)), h('span.muted.small', j.state === 'running' ? `${Math.round(j.progress * 100)} %` : t('job.waiting'))),
    j.state === 'running' ? h('progress', { max: 1, value: j.progress, 'aria-label': t(`job.${j.kind}`) }) : null, j.message ? h('p.small.muted', j.message) : null);
}

const act = (path, body) => async (event) => {
  event.currentTarget.disabled = true;
  try { await api.post(`/recordings${path}`, typeof body === 'function' ? body() : body); } catch (e) { toast('bad', e.message); }
  if (event.target.isConnected) event.target.closest('button').disabled = false;
};

function idle() {
  const title = h('input', { name: 'title', placeholder: t('home.title.label'), 'aria-label': t('home.title.label'), maxLength: 300 });
  return [h('h2', t('now.record')), title,
    h('button.btn.rec', { onclick: act('', () => ({ title: title.value.trim() || t('home.title.default', day(new Date()), time(new Date())) })) }, h('span.dot', { 'aria-hidden': 'true' }), t('home.record'))];
}

function running(status) {
  const now = status.recording;
  return [h('div.row.spread.live', chip('rec', t(now.paused ? 'now.paused' : 'recording.word')), h('span.muted', t('recording.since', time(now.startedAt)))),
    h('h2', now.title), h('div.clock'), now.plannedEnd ? h('p.muted', t('now.ends', time(now.plannedEnd))) : null,
    h('div.stack', now.paused ? h('button.btn', { onclick: act('/current/resume') }, t('now.resume')) : h('button.btn', { onclick: act('/current/pause', { mode: 'hide' }) }, t('now.pause')),
      h('button.btn', { onclick: act('/current/marker', {}) }, t('now.marker')), h('button.btn', { onclick: act('/current/extend', { minutes: 15 }) }, t('now.extend'))),
    h('button.btn.danger', { onclick: async () => { if (await confirmed(t('now.stop.question'), t('recording.stop'), t('no'))) try { await api.post('/recordings/current/stop'); } catch (e) { toast('bad', e.message); } } }, t('recording.stop'))];
}
