import type { UrgentKind } from './lexicon.schema.ts';

/** Whom to call, the first at once: ids of `content/hotlines.yaml`, which says what each number is for. */
export const urgentHelp: Readonly<Record<UrgentKind, readonly string[]>> = {
  'self-harm': ['psychological-aid', 'ambulance', 'police', 'youth-service'],
  violence: ['police', 'ambulance', 'women', 'youth-service'],
  abuse: ['police', 'youth-service', 'women'],
  missing: ['police', 'government-service'],
  abandoned: ['police', 'government-service'],
  hunger: ['government-service', 'police'],
  medical: ['ambulance', 'police'],
  fire: ['fire', 'ambulance'],
  distress: ['psychological-aid', 'youth-service', 'women'],
};
