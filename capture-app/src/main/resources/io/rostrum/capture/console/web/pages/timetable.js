// The week, its slots and exceptions, calendars and course lists.
import { h, fill, notice, toast, field, check, showFaults, chip } from '../dom.js';
import { t, time, day, dateTime, lang, setZone } from '../i18n.js';
import * as api from '../api.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const iso = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
const monday = (offset) => { const d = new Date(); d.setHours(0, 0, 0, 0); d.setDate(d.getDate() - ((d.getDay() + 6) % 7) + 7 * offset); return d; };
const minutes = (hhmm) => { const [hour, minute] = hhmm.split(':').map(Number); return hour * 60 + minute; };
const name = (index, style = 'short') => new Intl.DateTimeFormat(lang(), { weekday: style }).format(new Date(2024, 0, 1 + index));

export async function render() {
  const box = h('div');
  let week = 0;
  let document_;
  const draw = async () => {
    const from = monday(week);
    const to = new Date(from);
    to.setDate(to.getDate() + 7);
    const [schedule, agenda] = await Promise.all([api.get('/schedule'), api.get(`/schedule/agenda?from=${from.toISOString()}&to=${to.toISOString()}`)]);
    document_ = schedule;
    setZone(schedule.zone);
    const move = (n) => () => { week = n === 0 ? 0 : week + n; draw(); };
    fill(box,
      agenda.problems.map((p) => notice('warn', p)),
      agenda.conflicts.length ? notice('warn', h('b', t('timetable.conflicts', agenda.conflicts.length)), h('ul', agenda.conflicts.slice(0, 5).map((c) => h('li', `${c.first.title} / ${c.second.title}: ${day(c.start)}, ${time(c.start)} – ${time(c.end)}`)))) : null,
      h('div.grid', h('div.card.stack',
        h('div.row.spread', h('div.row', h('button.btn.quiet', { onclick: move(-1), 'aria-label': t('timetable.before') }, '←'), h('button.btn.quiet', { onclick: move(0) }, t('timetable.this')), h('button.btn.quiet', { onclick: move(1), 'aria-label': t('timetable.after') }, '→'), h('b', `${from.getDate()} – ${new Intl.DateTimeFormat(lang() === 'en' ? 'en-GB' : lang(), { day: 'numeric', month: 'long' }).format(new Date(to - 1))}`)),
          h('button.btn.main', { onclick: () => edit({ day: 'monday', start: '09:00', minutes: 90, autoStart: true }, -1) }, t('timetable.add'))),
        grid(from, agenda), list(agenda)),
      h('div.card.w6.stack', calendars(agenda.calendars)), h('div.card.w6.stack', courses()), h('div.card.stack', policy())));
  };
  const save = async (next) => { await api.put('/schedule', next); toast('good', t('saved')); await draw(); };

  /** Where a lecture stands in its day, by the room's clock, which may not be this browser's. */
  function place(instant) {
    const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: document_.zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
    return { date: `${parts.year}-${parts.month}-${parts.day}`, minute: Number(parts.hour) * 60 + Number(parts.minute) };
  }

  function grid(from, agenda) {
    const placed = agenda.occurrences.map((o) => ({ o, ...place(o.start), length: (new Date(o.end) - new Date(o.start)) / 60000 }));
    const first = Math.min(8, ...placed.map((p) => Math.floor(p.minute / 60)));
    const last = Math.max(18, ...placed.map((p) => Math.min(24, Math.ceil((p.minute + p.length) / 60))));
    const clash = new Set(agenda.conflicts.flatMap((c) => [c.first, c.second]).map((o) => o.slot + o.start));
    const week_ = h('div.week', h('div.head'), DAYS.map((d, i) => { const date = new Date(from); date.setDate(date.getDate() + i); return h(`div.head${iso(date) === iso(new Date()) ? '.today' : ''}`, `${name(i)} ${date.getDate()}`); }),
      h('div.hours', Array.from({ length: last - first }, (x, i) => { const s = h('span', `${first + i}:00`); s.style.top = `${i * 48}px`; return s; })),
      DAYS.map((d, i) => {
        const date = new Date(from);
        date.setDate(date.getDate() + i);
        return h('div.day', placed.filter((p) => p.date === iso(date)).map((p) => {
          const index = document_.slots.findIndex((s) => s.id === p.o.slot);
          const b = h(`button.slot${clash.has(p.o.slot + p.o.start) ? '.conflict' : ''}${p.o.autoStart ? '' : '.manual'}`, { onclick: () => (index < 0 ? toast('info', t('timetable.from-calendar')) : edit(document_.slots[index], index)), title: p.o.title }, h('b', p.o.title), `${clockOf(p.minute)} – ${clockOf(p.minute + p.length)}`);
          b.style.top = `${(p.minute / 60 - first) * 48}px`;
          b.style.height = `${Math.max(22, (p.length / 60) * 48 - 2)}px`;
          return b;
        }));
      }));
    week_.style.setProperty('--hours', last - first);
    return week_;
  }
  const clockOf = (m) => `${String(Math.floor(m / 60) % 24).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;

  function list(agenda) {
    return h('ul.list.week-list', agenda.occurrences.length ? agenda.occurrences.map((o) => {
      const index = document_.slots.findIndex((s) => s.id === o.slot);
      return h('li.row.spread', h('div', h('b', o.title), h('div.muted.small', `${day(o.start)}, ${time(o.start)} – ${time(o.end)}`)), index < 0 ? chip('none', t('timetable.calendar')) : h('button.btn.quiet', { 'aria-label': `${t('edit')}: ${o.title}`, onclick: () => edit(document_.slots[index], index) }, t('edit')));
    }) : h('li.muted', t('timetable.none')));
  }

  function edit(slot, index) {
    const input = (key, props = {}) => h('input', { name: key, value: slot[key] ?? '', ...props });
    const inputs = { title: input('title', { maxLength: 300, required: true }), course: input('course'), lecturer: input('lecturer'), language: input('language', { placeholder: 'en' }),
      start: input('start', { type: 'time', required: true }), minutes: input('minutes', { type: 'number', min: 1, max: 720, required: true }),
      from: input('from', { type: 'date' }), until: input('until', { type: 'date' }), date: input('date', { type: 'date' }), everyWeeks: input('everyWeeks', { type: 'number', min: 1, max: 52, value: slot.everyWeeks ?? 1 }) };
    const when = h('select', { name: 'day' }, DAYS.map((d, i) => h('option', { value: d, selected: d === slot.day }, t('timetable.weekly', name(i, 'long')))), h('option', { value: 'once', selected: Boolean(slot.date) }, t('timetable.once')));
    const layout = h('select', { name: 'layout' }, [['', t('timetable.layout.room')], ...['slides-with-inset', 'slides', 'presenter', 'side-by-side'].map((l) => [l, t(`layout.${l}`)])].map(([v, text]) => h('option', { value: v, selected: (slot.layout ?? '') === v }, text)));
    const auto = h('input', { checked: slot.autoStart !== false, name: 'autoStart' });
    const exceptions = h('input', { name: 'exceptions', value: (slot.exceptions ?? []).filter((x) => !x.newDate).map((x) => x.date).join(', '), placeholder: '2026-12-24, 2026-12-31' });
    const said = h('div', { role: 'alert' });
    const weekly = h('div.fields', field(t('slot.from'), inputs.from), field(t('slot.until'), inputs.until), field(t('slot.every'), inputs.everyWeeks), field(t('slot.except'), exceptions));
    const once = h('div.fields', field(t('slot.date'), inputs.date));
    const toggle = () => { const single = when.value === 'once'; weekly.hidden = single; once.hidden = !single; weekly.style.display = single ? 'none' : ''; once.style.display = single ? '' : 'none'; };
    when.addEventListener('change', toggle);
    toggle();
    const value = () => {
      const single = when.value === 'once';
      const text = (k) => inputs[k].value.trim() || null;
      const moved = (slot.exceptions ?? []).filter((x) => x.newDate);
      return { ...(slot.id ? { id: slot.id } : {}), title: text('title'), course: text('course'), lecturer: text('lecturer'), language: text('language'), layout: layout.value || null, day: single ? null : when.value, date: single ? text('date') : null,
        start: inputs.start.value, minutes: Number(inputs.minutes.value), from: single ? null : text('from'), until: single ? null : text('until'), everyWeeks: single ? null : Number(inputs.everyWeeks.value) || 1, autoStart: auto.checked,
        exceptions: single ? [] : [...moved, ...exceptions.value.split(/[\s,;]+/).filter(Boolean).map((date) => ({ date }))] };
    };
    const store = async (slots) => {
      try { await save({ ...document_, slots }); dialog.close(); } catch (e) { fill(said, notice('bad', showFaults(form, e.problem) || e.message)); }
    };
    const form = h('form.stack', { onsubmit: (e) => { e.preventDefault(); const slots = [...document_.slots]; if (index < 0) slots.push(value()); else slots[index] = value(); store(slots); } },
      h('h2', index < 0 ? t('timetable.add') : t('timetable.change')), field(t('slot.title'), inputs.title), h('div.fields', field(t('slot.day'), when), field(t('slot.start'), inputs.start), field(t('slot.minutes'), inputs.minutes)), weekly, once,
      h('div.fields', field(t('slot.course'), inputs.course), field(t('slot.lecturer'), inputs.lecturer), field(t('slot.language'), inputs.language), field(t('layout.label'), layout)), check(t('slot.auto'), auto), said,
      h('div.row', h('button.btn.main', t('save')), h('button.btn.quiet', { type: 'button', onclick: () => dialog.close() }, t('cancel')), index < 0 ? null : h('button.btn.danger', { type: 'button', onclick: () => store(document_.slots.filter((s, i) => i !== index)) }, t('timetable.remove'))));
    const dialog = h('dialog', { 'aria-label': t('timetable.change') }, form);
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  function calendars(views) {
    const url = h('input', { type: 'url', name: 'url', placeholder: 'https://…/room.ics' });
    const file = h('input', { type: 'file', accept: '.ics,text/calendar', name: 'file' });
    const said = h('div', { role: 'alert' });
    const without = (id) => save({ ...document_, calendars: document_.calendars.filter((c) => c.id !== id) });
    const form = h('form.stack', { onsubmit: async (e) => {
      e.preventDefault();
      try {
        if (file.files[0]) { await api.post(`/schedule/calendars?name=${encodeURIComponent(file.files[0].name.replace(/\.ics$/, ''))}`, file.files[0], 'text/calendar'); toast('good', t('saved')); await draw(); }
        else if (url.value) await save({ ...document_, calendars: [...document_.calendars, { name: new URL(url.value).hostname, url: url.value }] });
      } catch (x) { fill(said, notice('bad', showFaults(form, x.problem ?? {}) || x.message)); }
    } }, field(t('timetable.calendar.url'), url), field(t('timetable.calendar.file'), file), said, h('div', h('button.btn', t('timetable.calendar.add'))));
    return [h('h2', t('timetable.calendars')), views.length ? h('ul.list', views.map((c) => h('li.row.spread', h('div.grow', h('b', c.name), h('div.small.muted', t('timetable.calendar.events', c.events), c.checkedAt ? ` · ${dateTime(c.checkedAt)}` : ''), c.problem ? h('div.small.error', c.problem) : null), h('button.btn.plain', { 'aria-label': `${t('timetable.remove')}: ${c.name}`, onclick: () => without(c.id) }, t('timetable.remove'))))) : null, form];
  }

  function courses() {
    const file = h('input', { type: 'file', accept: '.csv,text/csv', name: 'csv', required: true });
    const said = h('div', { role: 'alert' });
    return [h('h2', t('timetable.courses')), h('p.muted.small', t('timetable.courses.hint')), h('form.stack', { onsubmit: async (e) => {
      e.preventDefault();
      try { const { slots } = await api.post('/schedule/courses', file.files[0], 'text/csv'); await save({ ...document_, slots: [...document_.slots, ...slots] }); } catch (x) { fill(said, notice('bad', (x.problem?.errors ?? []).length ? h('ul', x.problem.errors.slice(0, 8).map((f) => h('li', `${f.field}: ${f.detail}`))) : x.message)); }
    } }, field(t('timetable.courses.file'), file), said, h('div', h('button.btn', t('timetable.courses.add'))))];
  }

  function policy() {
    const zones = Intl.supportedValuesOf('timeZone');
    const zone = h('select', { name: 'zone' }, [...new Set([document_.zone, ...zones])].map((z) => h('option', { value: z, selected: z === document_.zone }, z)));
    const overlap = h('select', { name: 'overlap' }, ['finish', 'switch'].map((v) => h('option', { value: v, selected: document_.policy.overlap === v }, t(`policy.overlap.${v}`))));
    const manual = h('select', { name: 'manual' }, ['keep', 'switch'].map((v) => h('option', { value: v, selected: document_.policy.manual === v }, t(`policy.manual.${v}`))));
    return [h('h2', t('timetable.rules')), h('form.fields', { onsubmit: async (e) => { e.preventDefault(); try { await save({ ...document_, zone: zone.value, policy: { overlap: overlap.value, manual: manual.value } }); } catch (x) { toast('bad', x.message); } } },
      field(t('timetable.zone'), zone), field(t('policy.overlap'), overlap), field(t('policy.manual'), manual), h('div', h('button.btn', t('save'))))];
  }

  await draw();
  return h('div', h('h1', t('nav.timetable')), h('div.stack', box));
}
