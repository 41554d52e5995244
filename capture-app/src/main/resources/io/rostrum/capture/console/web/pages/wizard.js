// Sets a room up, a step at a time; each step is in force when it is left.
import { h, fill, notice, toast, field, chip } from '../dom.js';
import { t, lang, LANGUAGES, length } from '../i18n.js';
import * as api from '../api.js';
import * as live from '../live.js';
import * as devices from './devices.js';
import * as destinations from './destinations.js';
import * as planning from './timetable.js';

const STEPS = ['room', 'sources', 'test', 'destination', 'timetable', 'summary'];

export async function render(context) {
  const box = h('div');
  let step = 0;
  const go = async (n) => {
    step = n;
    const { body, next } = await { room, sources, test, destination, timetable, summary }[STEPS[step]]();
    const said = h('div', { role: 'alert' });
    fill(box, h('h1', t(`wizard.${STEPS[step]}`)), h('ol.steps', { 'aria-label': t('wizard.step', step + 1, STEPS.length) }, STEPS.map((s, i) => h(`li${i <= step ? '.done' : ''}`, h('span.vh', t(`wizard.${s}`))))),
      body, said, h('div.row.spread', step > 0 ? h('button.btn.quiet', { onclick: () => go(step - 1) }, t('wizard.back')) : h('span'),
        h('button.btn.main', { id: 'next', onclick: async () => { try { await next?.(); if (step === STEPS.length - 1) location.hash = '#/now'; else await go(step + 1); } catch (e) { fill(said, notice('bad', e.message)); } } }, step === STEPS.length - 1 ? t('wizard.done') : t('wizard.next'))));
    document.getElementById('main').focus({ preventScroll: true });
  };

  async function room() {
    const [settings, schedule, access] = [await api.maybe('/settings'), await api.get('/schedule'), await api.get('/access')];
    const name = h('input', { name: 'name', value: settings?.room?.name ?? live.state.status.room, required: true, disabled: !settings });
    const zone = h('select', { name: 'zone' }, [...new Set([schedule.zone, Intl.DateTimeFormat().resolvedOptions().timeZone, ...Intl.supportedValuesOf('timeZone')])].map((z) => h('option', { value: z, selected: z === schedule.zone }, z)));
    const language = h('select', { name: 'language' }, Object.entries(LANGUAGES).map(([id, text]) => h('option', { value: id, selected: (settings?.kiosk?.language ?? lang()) === id }, text)));
    const password = h('input', { type: 'password', name: 'password', autocomplete: 'new-password', minLength: 8 });
    const has = access.passwords.includes('technician');
    return { body: h('div.card.stack', h('p.muted', t('wizard.room.hint')), field(t('set.room.name'), name), field(t('set.kiosk.language'), language), field(t('timetable.zone'), zone), field(t('wizard.password'), password, has ? t('wizard.password.has') : t('settings.password.hint'))),
      next: async () => {
        if (!has && password.value.length < 8) throw new Error(t('wizard.password.needed'));
        if (settings) await api.put('/settings', { ...settings, room: { ...settings.room, name: name.value.trim() }, kiosk: { ...settings.kiosk, language: language.value } });
        await api.put('/schedule', { ...schedule, zone: zone.value });
        if (password.value) { await api.put('/access/passwords/technician', { password: password.value }); await context.refresh(); }
      } };
  }

  async function sources() {
    const page = await devices.render();
    page.querySelector('h1').remove();
    return { body: h('div.stack', h('p.muted', t('wizard.sources.hint')), page) };
  }

  async function test() {
    const result = h('div.stack', { 'aria-live': 'polite' });
    const start = h('button.btn.rec', { onclick: async () => {
      start.disabled = true;
      try {
        const r = await api.post('/recordings', { title: t('wizard.test.title') });
        for (let left = 5; left > 0; left--) { fill(result, h('p', t('wizard.test.running', left))); await new Promise((done) => setTimeout(done, 1000)); }
        await api.post('/recordings/current/stop');
        fill(result, h('p.muted', t('wizard.test.preparing')));
        const ready = await encoded(r.id);
        const { render: lecture } = await import('./lecture.js');
        const page = await lecture({ id: r.id });
        fill(result, notice(ready ? 'good' : 'warn', t(ready ? 'wizard.test.ready' : 'wizard.test.later')), page.querySelector('video'));
      } catch (e) { fill(result, notice('bad', e.message)); }
      start.disabled = false;
    } }, h('span.dot', { 'aria-hidden': 'true' }), t('wizard.test.start'));
    return { body: h('div.card.stack', h('p.muted', t('wizard.test.hint')), start, result) };
  }

  async function encoded(id) {
    for (let i = 0; i < 90; i++) {
      const r = await api.get(`/recordings/${id}`);
      if (['encoded', 'uploading', 'published'].includes(r.state)) return true;
      if (r.state === 'failed') return false;
      await new Promise((done) => setTimeout(done, 1000));
    }
    return false;
  }

  async function destination() {
    const page = await destinations.render();
    page.querySelector('h1').remove();
    return { body: h('div.stack', h('p.muted', t('wizard.destination.hint')), page) };
  }

  async function timetable() {
    const page = await planning.render();
    page.querySelector('h1')?.remove();
    return { body: h('div.stack', h('p.muted', t('wizard.timetable.hint')), page) };
  }

  async function summary() {
    const [status, health, access, settings] = [await api.get('/status'), await api.get('/health'), await api.get('/access'), await api.maybe('/settings')];
    const wish = (ok, text) => h('li.row', chip(ok ? 'good' : 'none', ok ? t('wizard.good') : t('wizard.optional')), h('span.grow', text));
    const line = (ok, text) => h('li.row', chip(ok ? 'good' : 'warn', ok ? t('wizard.good') : t('wizard.open')), h('span.grow', text));
    return { body: h('div.card', h('ul.list', line(access.passwords.includes('technician'), t('wizard.sum.password')), status.sources.map((s) => line(s.state === 'ok', `${s.name || s.id}: ${t(`source.${s.state === 'ended' ? 'lost' : s.state}`)}`)),
      line(status.sources.some((s) => s.kind === 'audio'), t('wizard.sum.sound')), line(status.destination.configured, t('wizard.sum.destination')), line(Boolean(status.next), t('wizard.sum.timetable')),
      settings ? [wish(Boolean(settings.upload.window), t('wizard.sum.window')), wish(settings.sources.some((s) => s.backup), t('wizard.sum.backup')), wish(Boolean(settings.alerts.mail || settings.alerts.webhook), t('wizard.sum.alerts'))] : null, health.problems.map((p) => line(false, p)))) };
  }

  await go(0);
  return box;
}
