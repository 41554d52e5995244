// What the room records: which sources, what people call them, and which microphone stands in for another.
import { h, notice, toast, field } from '../dom.js';
import { t } from '../i18n.js';
import * as api from '../api.js';

const plain = (id) => id.replace(/^(presenter|slides|composed)=/, '');

/** The room's sources with what can be changed of them; each change is in force at once, and `again` draws them anew. */
export function sources(settings, status, again) {
  const all = settings.sources;
  const known = (id) => status.sources.find((s) => s.id === plain(id));
  const isSound = (id) => known(id)?.kind === 'audio';
  const label = (id) => known(id)?.name || plain(id);
  const save = async (next) => {
    try { await api.put('/settings', { ...(await api.get('/settings')), sources: next }); toast('good', t('saved')); await again(); } catch (e) { toast('bad', e.message); }
  };
  const backup = (line, index) => {
    const others = all.filter((other) => other !== line && isSound(other.id));
    if (!isSound(line.id) || !others.length) return null;
    const choice = h('select', { name: `sources[${index}].backup`, onchange: () => save(all.map((s) => (s === line ? { ...s, backup: choice.value || null } : s))) },
      [['', t('devices.backup.none')], ...others.map((o) => [plain(o.id), label(o.id)])].map(([value, text]) => h('option', { value, selected: value === (line.backup ?? '') }, text)));
    return field(t('devices.backup'), choice);
  };
  const name = (line, index) => field(t('devices.name'), h('input', { name: `sources[${index}].name`, value: line.name ?? '', maxLength: 60, placeholder: label(line.id), onchange: (e) => save(all.map((s) => (s === line ? { ...s, name: e.target.value.trim() || null } : s))) }));
  const line = (s, index) => h('li.stack', h('div.row.spread', h('div.grow', h('b', label(s.id)), h('div.small.muted', h('code', s.id))),
    h('button.btn.plain', { disabled: all.length < 2, 'aria-label': `${t('devices.remove')}: ${label(s.id)}`, onclick: () => save(all.filter((x) => x !== s && x.backup !== plain(s.id)).concat(all.filter((x) => x !== s && x.backup === plain(s.id)).map((x) => ({ ...x, backup: null })))) }, t('devices.remove'))), h('div.fields', name(s, index), backup(s, index)));
  return h('div.stack', h('h2', t('devices.recorded')), h('ul.list', all.map(line)), status.sources.some((s) => s.kind === 'audio') ? null : notice('warn', t('devices.no-sound')));
}
