// Sentences that several pages say.
import { t, has } from '../i18n.js';

export function levelWord(level) {
  if (level.peakDbfs > -1) return t('level.loud');
  if (level.rmsDbfs < -60) return t('sound.none');
  if (level.rmsDbfs < -40) return t('level.quiet');
  return t('sound.good');
}

export function alarmText(alarm, status) {
  const source = status?.sources?.find((s) => s.id === alarm.source);
  const key = `alarm.${alarm.kind}`;
  return has(key) ? t(key, source?.name || alarm.source || '') : alarm.kind;
}

export function stateChip(state) {
  return { recording: 'rec', failed: 'warn', published: 'good' }[state] ?? 'brand';
}
