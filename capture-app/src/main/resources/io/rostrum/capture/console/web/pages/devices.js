// The room's sources and what else is plugged in.
import { h, fill, chip, notice, toast, field } from '../dom.js';
import { t } from '../i18n.js';
import * as api from '../api.js';
import * as live from '../live.js';
import { levelWord } from './words.js';
import { sources } from './sources.js';
import { settingsForm } from './form.js';

export async function render() {
  const found = h('div.card.stack', h('h2', t('devices.found')), h('p.muted', t('devices.looking')));
  const mine = h('div.pictures');
  const meters = h('div.stack');
  const recorded = h('div.card.w8');
  let seen = '';
  let ids = '';
  const show = (status) => {
    const key = status.sources.map((s) => [s.id, s.name, s.state, s.width].join()).join();
    if (key === seen) return;
    seen = key;
    fill(mine, status.sources.filter((s) => s.kind === 'video').map(picture));
    fill(meters, status.sources.filter((s) => s.kind === 'audio').map(meter));
    const present = status.sources.map((s) => s.id).join();
    if (present !== ids) { ids = present; again(); } // what is typed into a name stays as long as the sources do
  };
  const again = async () => {
    const [settings, status] = [await api.maybe('/settings').catch(() => null), await api.get('/status')];
    if (settings) fill(recorded, sources(settings, status, again));
    show(status);
    try {
      const { devices } = await api.get('/devices');
      fill(found, h('h2', t('devices.found')), devices.length ? h('ul.list', devices.map((d) => row(d, status, settings, again))) : h('p.muted', t('devices.none')), settings ? add(settings, again) : null);
    } catch (e) { fill(found, notice('bad', e.message)); }
  };
  live.on('status', show);
  live.on('levels', ({ levels }) => levels.forEach((l) => {
    const bar = meters.querySelector(`[data-source="${CSS.escape(l.source)}"]`);
    if (bar) { bar.querySelector('i').style.transform = `scaleX(${Math.max(0, Math.min(1, (l.peakDbfs + 60) / 60))})`; bar.parentElement.querySelector('.word').textContent = levelWord(l); }
  }));
  const settings = await api.maybe('/settings').catch(() => null);
  show(live.state.status);
  return h('div', h('h1', t('nav.devices')), h('div.grid', h('div.card.w8.stack', h('h2', t('devices.room')), mine), h('div.card.w4.stack', h('h2', t('source.microphone')), meters),
    settings ? [recorded, h('div.card.w4', settingsForm(t('devices.layout'), settings, ['room.layout']))] : null, found));
}

function picture(s) {
  const name = s.name || s.id;
  return h('figure', h('img', { src: `${api.BASE}/preview/${api.source(s.id)}.mjpeg?width=640&fps=4`, alt: t('picture.of', name), width: 640, height: 360 }),
    h('figcaption', h('span', h('b', name), h('br'), h('span.muted.small', [s.width && `${s.width} × ${s.height}`, s.frameRate && `${Math.round(s.frameRate)} fps`].filter(Boolean).join(' · '))), state(s)));
}

function meter(s) {
  return h('div', h('div.row.spread', h('b', s.name || s.id), h('span.muted.word'), state(s)), h('div.meter', { 'data-source': s.id, role: 'img', 'aria-label': t('level.name') }, h('i')));
}

const state = (s) => chip(s.state === 'ok' ? 'good' : 'warn', t(`source.${s.state === 'ended' ? 'lost' : s.state}`));

function row(d, status, settings, again) {
  const used = status.sources.some((s) => s.id === d.id);
  const said = h('div.small');
  return h('li', h('div.row.spread', h('div.grow', h('b', d.name), h('div.small.muted', h('code', d.id))), used ? chip('good', t('devices.used')) : settings ? h('button.btn.quiet', { onclick: () => use(settings, d.id, again) }, t('devices.use')) : null,
    h('button.btn.quiet', { 'aria-label': `${t('devices.test')}: ${d.name}`, onclick: async () => {
      fill(said, t('devices.testing'));
      try { const r = await api.post(`/devices/${api.source(d.id)}/test`); fill(said, (r.sentences ?? []).map((x) => h('div', x)), r.picture ? h('img.seen', { src: r.picture, alt: d.name }) : null, r.sound ? h('audio', { controls: true, src: r.sound, 'aria-label': d.name }) : null); } catch (e) { fill(said, notice('warn', e.message)); }
    } }, t('devices.test'))), said);
}

async function use(settings, id, again) {
  try { await api.put('/settings', { ...settings, sources: [...(settings.sources ?? []), { id }] }); toast('good', t('saved')); await again(); } catch (e) { toast('bad', e.message); }
}

function add(settings, again) {
  const id = h('input', { name: 'id', placeholder: 'rtsp://10.0.0.7/camera', required: true });
  return h('form.stack', { onsubmit: (e) => { e.preventDefault(); use(settings, id.value.trim(), again); } }, field(t('devices.add'), id, t('devices.add.hint')), h('div', h('button.btn', t('devices.use'))));
}
