import type { Area, Edition } from '../../catalogue/catalogue.ts';
import { changedFields, freezeEdition, isPublished, renewCorrectable } from '../../catalogue/frozen-edition.ts';
import { checkCatalogue } from '../check-catalogue.ts';
import type { Content } from '../content-under-check.ts';
import type { Bilingual, Finding } from '../finding.ts';
import { nameField } from '../field-names.ts';
import { appendItem, removeField, setField } from './edit-yaml.ts';
import { refuseBroken, shortPath } from './find-edition.ts';
import { type Outcome, type ReadText, refuse } from './refusals.ts';

export interface PublishOrder {
  content: Content;
  area: Area;
  edition: Edition;
  today: string;
  /** Publish although nobody has checked some entries since the draft was opened. */
  unchecked: boolean;
  /** What was corrected, in a published edition. */
  correction: string | undefined;
  readText: ReadText;
}

/** Freezes an edition: writes its digest and marks. On a published one, records what was corrected since. */
export function publishEdition(order: PublishOrder): Outcome & { findings?: Finding[] } {
  const { content, area, edition, today, readText } = order;
  const broken = refuseBroken(content);
  if (broken) return broken;
  if (isPublished(edition)) return recordCorrection(order);
  if (edition.statement.status === 'sample') return refuse('sample-edition', {});
  const folder = edition.file.replace(/edition\.yaml$/u, '');
  const errorsIn = (looked: Content): Finding[] =>
    checkCatalogue(looked, today).findings.filter(({ severity, file }) => severity === 'error' && file.startsWith(folder));
  const refuseErrors = (findings: Finding[]): (Outcome & { findings: Finding[] }) | undefined =>
    findings.length > 0 ? { ...refuse('errors-in-edition', { count: findings.length }), findings } : undefined;
  const refused = refuseErrors(errorsIn(content));
  if (refused) return refused;
  const { draft } = edition.statement;
  const unchecked = uncheckedSince(edition, draft);
  if (draft !== undefined && unchecked.length > 0 && !order.unchecked) {
    const params = { day: draft, count: unchecked.length, items: unchecked.join('、'), first: unchecked[0] ?? '' };
    return refuse('unchecked', { ...params, path: shortPath(area.path), year: edition.year });
  }
  // What may be missing in a draft: an entry that was never checked cannot be published at all.
  const stillMissing = draft === undefined ? undefined : refuseErrors(errorsIn(withoutDraftLine(content, area, edition)));
  if (stillMissing) return stillMissing;
  const { digest, entries } = freezeEdition(edition);
  let text = removeField(edition.file, readText(edition.file), ['draft']);
  text = setField(edition.file, text, ['digest'], digest);
  text = setField(edition.file, text, ['published'], { on: today, entries }, 'digest');
  const { from } = edition.statement.inForce;
  const uncertain = [...edition.items.values()].filter(({ statement }) => statement.status === 'needs-check').map(({ id }) => id);
  const said: Bilingual[] = [
    {
      zh: `${area.names.zh} ${edition.year} 年的版已冻结：${edition.items.size} 项，${from} 起施行。权利、金额、条件和依据从此不再改。`,
      en: `The ${edition.year} edition of ${shortPath(area.path)} is frozen: ${edition.items.size} entries, in force from ${from}. Rights, amounts, conditions and basis no longer change.`,
    },
    ...(uncertain.length > 0
      ? [
          {
            zh: `其中 ${uncertain.length} 项仍是“待核实”，网页会注明：${uncertain.join('、')}。`,
            en: `${uncertain.length} of them are still marked “needs-check”, which the page says: ${uncertain.join(', ')}.`,
          },
        ]
      : []),
    from > today
      ? {
          zh: `下一步：提交（git add content、git commit、git push，见编辑手册）。到了 ${from}，每天的自动重建会让它施行，不用再做什么。`,
          en: `Next: commit content/ and push. On ${from} the daily rebuild brings it into force; nothing else is needed.`,
        }
      : {
          zh: `下一步：提交（git add content、git commit、git push，见编辑手册），网站重建后就施行。`,
          en: `Next: commit content/ and push; it is in force once the site is rebuilt.`,
        },
    {
      zh: `以后改电话、错字：npm run correct -- ${shortPath(area.path)} <项目> <原来的字> <改成的字>`,
      en: `For phones and slips from now on: npm run correct -- ${shortPath(area.path)} <entry> <as it stands> <as it should be>`,
    },
  ];
  return { files: [{ path: edition.file, text, kind: 'changed' }], said };
}

function withoutDraftLine(content: Content, area: Area, edition: Edition): Content {
  const { draft: _draft, ...statement } = edition.statement;
  const editions = area.editions.map((each) => (each === edition ? { ...edition, statement } : each));
  const areas = new Map(content.catalogue.areas).set(area.path, { ...area, editions });
  const areasTopDown = content.catalogue.areasTopDown.flatMap(({ path }) => areas.get(path) ?? []);
  return { ...content, catalogue: { ...content.catalogue, areas, areasTopDown } };
}

/** Entries that nobody has checked since the draft was opened. */
export function uncheckedSince(edition: Edition, draft: string | undefined): string[] {
  if (draft === undefined) return [];
  return [...edition.items.values()].filter(({ statement }) => (statement.assured?.on ?? '') < draft).map(({ id }) => id);
}

function recordCorrection({ area, edition, today, correction, readText }: PublishOrder): Outcome {
  const { file, year, items, statement } = edition;
  const published = statement.published?.entries ?? {};
  const now = freezeEdition(edition);
  const path = shortPath(area.path);
  const nameAll = (id: string, fields: readonly string[]): Bilingual[] =>
    fields.map((field) => {
      const name = field === 'body' ? { zh: '正文', en: 'the text' } : nameField(items.get(id)?.file ?? file, [field]);
      return { zh: `${id} 的${name.zh}`, en: `${name.en} of ${id}` };
    });
  const ids = [...new Set([...Object.keys(published), ...Object.keys(now.entries)])];
  const changes = ids.map((id) => ({
    id,
    ...(published[id] === undefined || now.entries[id] === undefined
      ? { frozen: ['*'], correctable: [] }
      : changedFields(published[id], now.entries[id])),
  }));
  const frozen = changes.flatMap(({ id, frozen: fields }) =>
    fields[0] === '*'
      ? [published[id] === undefined ? { zh: `多了项目 ${id}`, en: `${id} was added` } : { zh: `少了项目 ${id}`, en: `${id} is gone` }]
      : nameAll(id, fields),
  );
  if (frozen.length === 0 && now.digest !== statement.digest)
    frozen.push({ zh: '施行日期、发布文件或取消的项目', en: 'the days in force, the document or what ended' });
  if (frozen.length > 0) return refuse('frozen-changed', { year, path, what: joined(frozen) });
  const corrected = changes.filter(({ correctable }) => correctable.length > 0);
  if (corrected.length === 0) {
    if (correction !== undefined) return refuse('nothing-to-correct', { year });
    return {
      files: [],
      said: [
        {
          zh: `${area.names.zh} ${year} 年的版已经发布过，没有变化。`,
          en: `The ${year} edition of ${path} was published before; nothing has changed.`,
        },
      ],
    };
  }
  const what = joined(corrected.flatMap(({ id, correctable }) => nameAll(id, correctable)));
  if (correction === undefined) return refuse('correction-needed', { year, what });
  let text = readText(file);
  for (const { id } of corrected) {
    text = setField(file, text, ['published', 'entries', id], renewCorrectable(published[id] ?? '', now.entries[id] ?? ''));
    text = appendItem(file, text, ['corrections'], { on: today, entitlement: id, text: correction });
  }
  return {
    files: [{ path: file, text, kind: 'changed' }],
    said: [{ zh: `已写下更正（${today}）：${what.zh}。`, en: `Correction recorded (${today}): ${what.en}.` }],
  };
}

const joined = (all: readonly Bilingual[]): Bilingual => ({
  zh: all.map(({ zh }) => zh).join('、'),
  en: all.map(({ en }) => en).join(', '),
});
