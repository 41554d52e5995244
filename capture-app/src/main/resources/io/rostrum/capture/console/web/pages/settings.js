// Room, passwords, tokens, and the profile for the next room.
import { h, fill, notice, toast, field, check, showFaults, chip, confirmed } from '../dom.js';
import { t, dateTime } from '../i18n.js';
import * as api from '../api.js';
import { settingsForm } from './form.js';
import { alerts } from './alerts.js';

export async function render({ refresh }) {
  const [settings, access] = await Promise.all([api.maybe('/settings'), api.get('/access')]);
  return h('div', h('h1', t('nav.settings')), h('div.grid',
    settings ? [h('div.card', settingsForm(t('settings.room'), settings, ['room.name', 'room.language', 'room.layout', 'recording.preBuffer', 'recording.plannedLength', 'recording.autoStop'])),
      h('div.card.w6', settingsForm(t('settings.encoding'), settings, ['encoding.ladder', 'encoding.denoiseSound', 'encoding.denoisePicture', 'encoding.window', 'encoding.follow', 'encoding.download', 'encoding.segments', 'encoding.views'])),
      h('div.card.w6', settingsForm(t('settings.keep'), settings, ['retention.masters', 'retention.packages', 'retention.keepFree', 'alarms.diskHours', 'alarms.cpuPercent', 'alarms.celsius', 'export.folders'])),
      h('div.card', alerts(settings)), h('div.card', settingsForm(t('settings.network'), settings, ['web.https.port', 'network.trustedHosts'])), profile()] : h('div.card', notice('info', t('settings.by-file'))),
    h('div.card.w6', passwords(access, refresh)), h('div.card.w6', tokens(access)), h('div.card', h('p', h('a', { href: '#/wizard' }, t('settings.wizard'))), h('p.muted.small', t('settings.certificate')))));
}

export function passwords(access, refresh) {
  const role = h('select', { name: 'role' }, ['technician', 'lecturer'].map((r) => h('option', { value: r }, t(`role.${r}`))));
  const password = h('input', { type: 'password', name: 'password', autocomplete: 'new-password', minLength: 8, maxLength: 200, required: true });
  const said = h('div', { role: 'alert' });
  return h('form.stack', { onsubmit: async (e) => {
    e.preventDefault();
    try { await api.put(`/access/passwords/${role.value}`, { password: password.value }); password.value = ''; fill(said); toast('good', t('saved')); await refresh?.(); } catch (x) { fill(said, notice('bad', x.message)); }
  } }, h('h2', t('settings.passwords')), h('p.small.muted', access.passwords.length ? t('settings.passwords.set', access.passwords.map((r) => t(`role.${r}`)).join(', ')) : t('settings.passwords.none')), field(t('login.role'), role), field(t('settings.password.new'), password, t('settings.password.hint')), said, h('div', h('button.btn.main', t('save'))));
}

function tokens(access) {
  const list = h('ul.list');
  const said = h('div', { role: 'alert' });
  const name = h('input', { name: 'name', maxLength: 60, required: true });
  const scopes = ['read', 'record', 'manage'].map((s) => h('input', { value: s, checked: s === 'read' }));
  const draw = (all) => fill(list, all.map((k) => h('li.row.spread', h('div', h('b', k.name), h('div.small.muted', `${k.scopes.map((s) => t(`scope.${s}`)).join(', ')} · ${dateTime(k.createdAt)}`)), h('button.btn.plain', { 'aria-label': `${t('timetable.remove')}: ${k.name}`, onclick: async () => { if (await confirmed(t('settings.token.question', k.name), t('timetable.remove'), t('no'))) draw((await api.del(`/access/tokens/${k.id}`)).tokens); } }, t('timetable.remove')))));
  draw(access.tokens);
  return h('form.stack', { onsubmit: async (e) => {
    e.preventDefault();
    try { const made = await api.post('/access/tokens', { name: name.value, scopes: scopes.filter((s) => s.checked).map((s) => s.value) }); name.value = ''; fill(said, notice('good', h('p', t('settings.token.once')), h('code', made.token))); draw((await api.get('/access')).tokens); } catch (x) { fill(said, notice('bad', x.message)); }
  } }, h('h2', t('settings.tokens')), list, field(t('settings.token.name'), name), h('div.row', scopes.map((s) => check(t(`scope.${s.value}`), s))), said, h('div', h('button.btn', t('settings.token.add'))));
}

/** The whole profile as a file, and what a file from another room would change before it is applied. */
function profile() {
  // Other forms of the page may have been saved since it was drawn.
  const both = async () => { const [settings, schedule] = await Promise.all([api.get('/settings'), api.get('/schedule')]); return { settings, schedule }; };
  const file = h('input', { type: 'file', accept: '.json,application/json', name: 'profile' });
  const shown = h('div.stack');
  const save = async () => {
    const url = URL.createObjectURL(new Blob([JSON.stringify({ rostrumProfile: 1, ...(await both()) }, null, 2)], { type: 'application/json' }));
    h('a', { href: url, download: 'rostrum-profile.json' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };
  file.addEventListener('change', async () => {
    try {
      const other = JSON.parse(await file.files[0].text());
      if (other.rostrumProfile !== 1) throw new Error(t('settings.profile.not'));
      const now = await both();
      const next = { settings: { ...other.settings, room: { ...other.settings.room, name: now.settings.room.name } }, schedule: other.schedule };
      const changes = diff(now, next);
      fill(shown, changes.length ? [h('table', h('thead', h('tr', h('th', t('settings.profile.field')), h('th', t('settings.profile.now')), h('th', t('settings.profile.then')))), h('tbody', changes.map(([p, a, b]) => h('tr', h('td', h('code', p)), h('td', short(a)), h('td', short(b)))))),
        h('div', h('button.btn.main', { onclick: async () => { try { await api.put('/settings', next.settings); await api.put('/schedule', next.schedule); toast('good', t('saved')); location.reload(); } catch (x) { toast('bad', x.message); } } }, t('settings.profile.apply')))] : notice('good', t('settings.profile.same')));
    } catch (x) { fill(shown, notice('bad', x.message)); }
  });
  return h('div.card.stack', h('h2', t('settings.profile')), h('p.muted', t('settings.profile.hint')), h('div.row', h('button.btn', { onclick: save }, t('settings.profile.save'))), field(t('settings.profile.load'), file), shown);
}

const short = (x) => { const text = x === undefined ? '–' : JSON.stringify(x); return text.length > 80 ? `${text.slice(0, 79)}…` : text; };

function diff(a, b, path = '') {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  const plain = (x) => x && typeof x === 'object' && !Array.isArray(x);
  if (!plain(a) || !plain(b)) return [[path, a, b]];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((k) => diff(a[k], b[k], path ? `${path}.${k}` : k));
}
