// Charts where people would rather look than read, with uPlot, in the console's own colours.
import uPlot from './lib/uPlot.esm.js';
import { h } from './dom.js';
import { lang, time } from './i18n.js';

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A chart of lines over time; `label` says in words what it shows, for those who do not see it. */
export function chart(label, x, lines, options = {}) {
  const box = h('div.chart', { role: 'img', 'aria-label': label });
  const draw = () => {
    box.replaceChildren();
    const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line') }, font: '13px Noto Sans, sans-serif' };
    new uPlot({
      width: Math.max(240, box.clientWidth), height: options.height ?? 200, legend: { show: lines.length > 1 }, cursor: { drag: { x: false, y: false } },
      scales: { x: { time: options.time ?? true }, y: { range: options.range } },
      axes: [{ ...axis, values: options.time === false ? options.xValues : undefined }, { ...axis, size: 64, values: options.values ? (u, all) => all.map(options.values) : undefined }],
      series: [{}, ...lines.map((line) => ({ label: line.label, stroke: colour(line.colour ?? '--brand'), width: 2, fill: line.fill ? colour('--brand-soft') : undefined, paths: line.bars ? uPlot.paths.bars({ size: [0.7, 60] }) : undefined, points: { show: false } }))],
      fmtDate: (template) => (date) => (/s/.test(template) ? '' : /[hHm]/.test(template) ? time(date) : new Intl.DateTimeFormat(lang(), { day: 'numeric', month: 'short' }).format(date)),
    }, [x, ...lines.map((line) => line.values)], box);
  };
  new ResizeObserver((entries) => { if (entries[0].contentRect.width > 0 && box.dataset.width !== String(entries[0].contentRect.width)) { box.dataset.width = entries[0].contentRect.width; draw(); } }).observe(box);
  return box;
}
