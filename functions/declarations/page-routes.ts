import type { Context, Hono } from 'hono';
import { createElement, type ReactElement } from 'react';
import { type Answers, answersFromDeclaration, declarationFromAnswers, withoutGaps } from '../../src/declaration/answers.ts';
import type { Declaration } from '../../src/declaration/declaration.schema.ts';
import { stepsFrom } from '../../src/declaration/declaration-states.ts';
import { fieldNamed, nameAt } from '../../src/declaration/form-steps.ts';
import { halfYearOf, inChina } from '../../src/declaration/half-year.ts';
import { type Problem, type ProblemCode, problemCodes, problemsOf } from '../../src/declaration/problems.ts';
import { readSecret, tokenBytes } from '../../src/declaration/receipt.ts';
import { mostChildren } from '../../src/declaration/steps/children-step.ts';
import { asksForHelpNow, CheckAnswers } from '../../src/declaration/ui/CheckAnswers.tsx';
import { DeclarationForm } from '../../src/declaration/ui/DeclarationForm.tsx';
import type { FormWords } from '../../src/declaration/ui/form-words.ts';
import { type Frame, message, type Place } from '../../src/declaration/ui/frame.ts';
import { ChooseDistrict, Declined, DistrictClosed, Refused } from '../../src/declaration/ui/PlacePages.tsx';
import { HeldDeclaration, ReceiptEntry, WithdrawSurely } from '../../src/declaration/ui/ReceiptPages.tsx';
import { ReceiptShown, type ReceiptView } from '../../src/declaration/ui/ReceiptShown.tsx';
import { type Locale, localeList, nameIn } from '../../src/i18n/locales.ts';
import type { Translate } from '../../src/i18n/translator.ts';
import { address } from '../../src/site/addresses.ts';
import { amendDeclaration } from './amend-declaration.ts';
import { StoreUnavailable } from './declaration-inbox.ts';
import { type DeclarationPorts, schemaInForce } from './declaration-ports.ts';
import type { Door } from './door.ts';
import { type FormBody, readFormBody } from './form-body.ts';
import { readToken, writeToken } from './form-token.ts';
import { fillShell } from './page-shell.ts';
import type { Published } from './published.ts';
import { BodyRefused } from './read-body.ts';
import { type OpenedDeclaration, readDeclaration } from './read-declaration.ts';
import { renewDeclaration } from './renew-declaration.ts';
import { isFromSameSite } from './same-site.ts';
import { challengeNow, submitDeclaration } from './submit-declaration.ts';
import { withdrawDeclaration } from './withdraw-declaration.ts';

/** A page older than this is shown again before it is sent: a phone may have changed hands, the notice may be another. */
const oldestForm = 12 * 60 * 60 * 1000;
/** Nobody reads the notice and answers in less. */
const fastest = 5000;

type Status = 200 | 400 | 403 | 404 | 409 | 413 | 415 | 422 | 428 | 429 | 503;

/** The journey as plain HTML pages: every step is a link or a form, no script needed. */
export function addPageRoutes(app: Hono, door: Door): void {
  for (const locale of localeList) {
    const pages = pagesIn(locale, door);
    const path = (rest: string): string => address(door.base, locale, rest);
    app.get(path('/declare/'), (context) => pages.choose(context));
    app.post(path('/declare/'), (context) => pages.guarded(context, pages.goToDistrict));
    app.get(path('/declare/declined/'), (context) => pages.declined(context));
    app.get(path('/declare/:code{[0-9]{6}}/'), (context) => pages.form(context));
    app.post(path('/declare/:code{[0-9]{6}}/'), (context) => pages.guarded(context, pages.declare));
    app.get(path('/receipt/'), (context) => pages.receipt(context));
    app.post(path('/receipt/'), (context) => pages.guarded(context, pages.withReceipt));
  }
}

interface Judged {
  answers: Answers;
  declaration: Declaration | undefined;
  problems: ReadonlyMap<string, ProblemCode>;
  candidates: ReadonlyMap<string, readonly string[]>;
}

function pagesIn(locale: Locale, door: Door) {
  const t: Translate = door.translators[locale];
  const frame: Frame = { locale, t, at: (path) => address(door.base, locale, path), wording: door.wording };
  type Handler = (context: Context, body: FormBody) => Promise<Response>;

  const show = async (
    context: Context,
    shell: '/declare/' | '/receipt/',
    title: string,
    content: ReactElement,
    status: Status = 200,
    path?: string,
  ): Promise<Response> => {
    const html = await fillShell(door.shells, { base: door.base, locale, shell }, { title: `${title} - ${t('site.name')}`, content, path });
    return html === undefined ? context.text('503', 503) : context.html(html, status);
  };
  const refuse = (context: Context, status: Status, text: string): Promise<Response> =>
    show(context, '/declare/', t('declare.trouble.refusedTitle'), createElement(Refused, { frame, text }), status);

  const placeOf = (published: Published, code: string): Place => {
    const { districts } = published;
    const line = districts.lineOf(code, locale);
    const desk = published.deskOf(code);
    return {
      code,
      line,
      name: line.split(' ').at(-1) ?? line,
      path: districts.pathOf(code),
      contacts: published.contactsOf(code).map(({ name, phone, address: where, isChecked }) => ({
        name: nameIn(name, locale).text,
        phone,
        address: where && nameIn(where, locale).text,
        isChecked,
      })),
      desk: desk && {
        handler: nameIn(desk.handler, locale).text,
        handlerPhone: desk.handlerPhone,
        officer: desk.officer && nameIn(desk.officer, locale).text,
        officerPhone: desk.officerPhone,
        platforms: desk.platforms.map((names) => nameIn(names, locale).text),
        retentionMonths: desk.retentionMonths,
        backupDays: desk.backupDays,
        isDemonstration: desk.isDemonstration,
      },
    };
  };

  /** The answers against the schema, in the form's own terms: field names instead of pointers, choices instead of vague places. */
  const judge = (typed: Answers, code: string, { districts }: Published, ports: DeclarationPorts): Judged => {
    const answers = withoutGaps(typed, mostChildren);
    const { declaration, unclear } = declarationFromAnswers(answers, {
      form: door.wording.version,
      language: locale,
      district: code,
      findDistricts: districts.find,
    });
    const checked = schemaInForce(ports).safeParse(declaration);
    const found = checked.success ? [] : problemsOf(checked.error.issues);
    return {
      answers,
      declaration: checked.success ? checked.data : undefined,
      problems: new Map([...byField(found), ...[...unclear].map(([name, { problem }]) => [name, problem.code] as const)]),
      candidates: new Map([...unclear].map(([name, { candidates }]) => [name, candidates])),
    };
  };

  const wordsOf = (district: string): FormWords => ({
    today: inChina(door.clock()).day,
    form: door.wording.version,
    language: locale,
    district,
    problems: Object.fromEntries(problemCodes.map((code) => [code, t(message('declare.problem', code))])) as FormWords['problems'],
    next: t('declare.place.go'),
    back: t('receipt.back'),
    progress: t('declare.progress', { number: '{{number}}', all: '{{all}}' }),
    offline: t('declare.trouble.offline'),
    draft: { label: t('declare.draft.label'), hint: t('declare.draft.hint'), restored: t('declare.draft.restored') },
  });

  interface FormOptions {
    published: Published;
    code: string;
    judged?: Judged;
    answers: Answers;
    carried: Record<string, string>;
    trouble?: string | undefined;
    status?: Status;
    isAmendment?: boolean;
  }
  const showForm = (
    context: Context,
    { published, code, judged, answers, carried, trouble, status, isAmendment = false }: FormOptions,
  ): Promise<Response> => {
    const place = placeOf(published, code);
    const title = isAmendment ? t('receipt.amendTitle') : t('declare.titleAt', { place: place.name });
    const candidates = new Map(
      [...(judged?.candidates ?? [])].map(([name, codes]) => [
        name,
        codes.map((one) => ({ code: one, line: published.districts.lineOf(one, locale) })),
      ]),
    );
    const view = {
      frame,
      place,
      title,
      trouble,
      answers,
      carried,
      candidates,
      words: wordsOf(code),
      problems: judged?.problems ?? new Map<string, ProblemCode>(),
      action: frame.at(isAmendment ? '/receipt/' : `/declare/${code}/`),
    };
    const isWrong = trouble !== undefined || view.problems.size > 0;
    const shell = isAmendment ? '/receipt/' : '/declare/';
    return show(
      context,
      shell,
      isWrong ? `${t('declare.problems.title')}: ${title}` : title,
      createElement(DeclarationForm, { view }),
      status ?? (isWrong ? 422 : 200),
      isAmendment ? undefined : `/declare/${code}/`,
    );
  };

  interface CheckOptions {
    published: Published;
    code: string;
    answers: Answers;
    declaration: Declaration;
    carried: Record<string, string>;
    trouble?: string | undefined;
    status?: Status;
    isAmendment?: boolean;
    challenge?: string | undefined;
  }
  const showCheck = (
    context: Context,
    { published, code, answers, declaration, carried, trouble, status = 200, isAmendment = false, challenge }: CheckOptions,
  ): Promise<Response> => {
    const lineOf = (one: string): string => published.districts.lineOf(one, locale);
    const action = frame.at(isAmendment ? '/receipt/' : `/declare/${code}/`);
    const view = { frame, place: placeOf(published, code), declaration, lineOf, action, carried, answers, trouble, challenge };
    return show(context, isAmendment ? '/receipt/' : '/declare/', t('declare.check.title'), createElement(CheckAnswers, { view }), status);
  };

  const newForm = (): Record<string, string> => ({
    token: writeToken(door.randomBytes(tokenBytes)),
    shown: String(door.clock()),
    form: door.wording.version,
  });

  /** Everything that is posted comes through here: from this site, not too often, readable; and a store that is away is said so. */
  const guarded = async (context: Context, handle: Handler): Promise<Response> => {
    if (!isFromSameSite(context.req.raw)) return refuse(context, 403, t('declare.trouble.refused'));
    if (!(await door.mayPost.take(door.addressOf(context)))) return refuse(context, 429, t('declare.trouble.tooOften'));
    try {
      return await handle(context, await readFormBody(context.req.raw));
    } catch (error) {
      if (error instanceof BodyRefused) return refuse(context, error.status, t('declare.trouble.refused'));
      if (error instanceof StoreUnavailable) return refuse(context, 503, t('declare.trouble.unavailable'));
      throw error;
    }
  };

  const choose = (context: Context): Promise<Response> =>
    show(
      context,
      '/declare/',
      t('declare.title'),
      createElement(ChooseDistrict, { view: { frame, typed: '', isUnknown: false, found: [] } }),
    );

  const goToDistrict: Handler = async (context, { controls: { place = '' } }) => {
    const { districts } = await door.published();
    const found = districts.find(place);
    const [only] = found;
    if (found.length === 1 && only !== undefined) return context.redirect(frame.at(`/declare/${only}/`), 303);
    const view = {
      frame,
      typed: place,
      isUnknown: found.length === 0,
      found: found.map((code) => ({ code, line: districts.lineOf(code, locale) })),
    };
    return show(context, '/declare/', t('declare.title'), createElement(ChooseDistrict, { view }), found.length === 0 ? 422 : 200);
  };

  const declined = (context: Context): Promise<Response> =>
    show(context, '/declare/', t('declare.disagree.title'), createElement(Declined, { frame }));

  const openDistrict = async (context: Context): Promise<{ published: Published; code: string; closed?: Response | Promise<Response> }> => {
    const published = await door.published();
    const code = context.req.param('code') ?? '';
    if (!published.districts.has(code)) return { published, code, closed: context.redirect(frame.at('/declare/'), 302) };
    if (published.deskOf(code)) return { published, code };
    const place = placeOf(published, code);
    return {
      published,
      code,
      closed: show(
        context,
        '/declare/',
        t('declare.closed.title', { place: place.name }),
        createElement(DistrictClosed, { frame, place }),
        200,
        `/declare/${code}/`,
      ),
    };
  };

  const form = async (context: Context): Promise<Response> => {
    const { published, code, closed } = await openDistrict(context);
    return closed ?? showForm(context, { published, code, answers: new Map(), carried: newForm() });
  };

  const declare: Handler = async (context, { answers: typed, controls }) => {
    const { published, code, closed } = await openDistrict(context);
    if (closed) return closed;
    const token = readToken(controls.token);
    const shown = Number(controls.shown);
    if (!token || !Number.isSafeInteger(shown)) throw new BodyRefused(400);
    const ports = door.portsOf(published);
    const judged = judge(typed, code, published, ports);
    const { answers, declaration } = judged;
    const carried = {
      ...newForm(),
      token: writeToken(token),
      shown: String(shown),
      ...(controls.website ? { website: controls.website } : {}),
    };
    const same = { published, code, answers, carried };

    if (controls.form !== door.wording.version || door.clock() - shown > oldestForm) {
      return showForm(context, {
        ...same,
        answers: withoutConsents(answers),
        carried: { ...carried, shown: String(door.clock()) },
        trouble: t('declare.trouble.expired'),
      });
    }
    if (controls.action === 'edit') return showForm(context, same);
    if (!declaration) return showForm(context, { ...same, judged });
    if (controls.action !== 'send') return showCheck(context, { ...same, declaration, challenge: await challengeNow(code, ports) });

    const suspect = (controls.website ?? '') !== '' || door.clock() - shown < fastest;
    const { proof = '' } = controls;
    try {
      const result = await submitDeclaration({ token, declaration, suspect, proof, withoutProof: 'set-aside' }, ports);
      switch (result.outcome) {
        case 'received':
          return await showReceipt(context, published, code, {
            reference: result.receipt.reference,
            secret: result.receipt.secret,
            eraseAfter: result.row.eraseAfter,
            isUrgent: asksForHelpNow(declaration),
            kind: result.isRepeat ? 'again' : 'received',
          });
        case 'other-content':
          return await showReceipt(
            context,
            published,
            code,
            {
              reference: result.receipt.reference,
              secret: result.receipt.secret,
              eraseAfter: undefined,
              isUrgent: asksForHelpNow(declaration),
              kind: 'other-content',
            },
            409,
          );
        case 'problems':
          return await showForm(context, { ...same, judged: { ...judged, problems: byField(result.problems) } });
        case 'full':
          return await showCheck(context, {
            ...same,
            declaration,
            trouble: t('declare.trouble.full', { place: placeOf(published, code).name }),
            status: 429,
          });
        case 'proof-needed':
          return await showCheck(context, {
            ...same,
            declaration,
            trouble: t('declare.trouble.proof'),
            status: 428,
            challenge: await challengeNow(code, ports),
          });
        case 'closed':
          return await form(context);
      }
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      context.header('Retry-After', '60');
      return showCheck(context, { ...same, declaration, trouble: t('declare.trouble.unavailable'), status: 503 });
    }
  };

  const showReceipt = (
    context: Context,
    published: Published,
    code: string,
    receipt: Pick<ReceiptView, 'reference' | 'secret' | 'eraseAfter' | 'isUrgent' | 'kind'>,
    status: Status = 200,
  ): Promise<Response> => {
    const view = { frame, place: placeOf(published, code), receiptAddress: `${published.url}${frame.at('/receipt/')}`, ...receipt };
    return show(context, '/declare/', t('receipt.received.title'), createElement(ReceiptShown, { view }), status);
  };

  const receipt = (context: Context, trouble?: string, status: Status = 200): Promise<Response> =>
    show(context, '/receipt/', t('receipt.title'), createElement(ReceiptEntry, { frame, trouble }), status);

  const showHeld = async (
    context: Context,
    published: Published,
    opened: OpenedDeclaration,
    said?: string,
    status: Status = 200,
  ): Promise<Response> => {
    const { row, record } = opened;
    const place = placeOf(published, row.district);
    const may = new Set(record ? stepsFrom(row.state, 'guardian').map(({ step }) => step) : []);
    const now = halfYearOf(inChina(door.clock()).day);
    const view = {
      frame,
      place,
      secret: opened.receipt.secret,
      reference: opened.receipt.reference,
      state: row.state,
      revision: row.revision,
      receivedOn: row.receivedOn,
      changedOn: row.changedOn,
      eraseAfter: row.eraseAfter,
      halfYear: row.halfYear,
      declaration: record?.declaration,
      lineOf: (code: string) => published.districts.lineOf(code, locale),
      answers: opened.answers.map(({ on, content }) => ({ on, written: content })),
      said,
      may: {
        amend: may.has('amend') && place.desk !== undefined,
        renew: may.has('renew') && place.desk !== undefined && row.halfYear < now,
        withdraw: may.has('withdraw'),
      },
    };
    return show(context, '/receipt/', t('receipt.held.title'), createElement(HeldDeclaration, { view }), status);
  };

  const withReceipt: Handler = async (context, { answers: typed, controls }) => {
    const secret = readSecret(controls.secret ?? '');
    if (secret === undefined) return receipt(context, t('receipt.wrongSecret'), 422);
    const published = await door.published();
    const ports = door.portsOf(published);
    const opened = await readDeclaration(secret, ports);
    if (!opened) return receipt(context, t('receipt.notFound'), 404);
    const { row, record } = opened;
    const again = async (said: string, status: Status = 200): Promise<Response> =>
      showHeld(context, published, (await readDeclaration(secret, ports)) ?? opened, said, status);

    switch (controls.action) {
      case 'renew': {
        const { outcome } = await renewDeclaration(secret, ports);
        return outcome === 'done' || outcome === 'same' ? again(t('receipt.renewed')) : again(t('receipt.notAllowed'), 409);
      }
      case 'withdraw':
        return show(context, '/receipt/', t('receipt.withdrawTitle'), createElement(WithdrawSurely, { frame, secret }));
      case 'withdraw-surely': {
        const { outcome } = await withdrawDeclaration(secret, ports);
        return outcome === 'done' || outcome === 'same' ? again(t('receipt.withdrawn')) : again(t('receipt.notAllowed'), 409);
      }
      case 'amend':
      case 'edit':
      case 'check':
      case 'send':
        break;
      default:
        return showHeld(context, published, opened);
    }

    // Amending: the same form and the same check, with the secret in place of the token.
    const code = row.district;
    if (!record || !published.deskOf(code)) return again(t('receipt.notAllowed'), 409);
    if (controls.action === 'amend') {
      const held = answersFromDeclaration(record.declaration);
      const lines = new Map(
        [...held].map(([name, values]) => [
          name,
          fieldNamed(name)?.field.kind === 'district' ? values.map((one) => published.districts.lineOf(one, locale)) : values,
        ]),
      );
      return showForm(context, {
        published,
        code,
        answers: withoutConsents(lines),
        carried: { secret, basedOn: String(row.revision) },
        isAmendment: true,
      });
    }
    const basedOn = Number(controls.basedOn);
    if (!Number.isSafeInteger(basedOn) || basedOn < 1) throw new BodyRefused(400);
    const judged = judge(typed, code, published, ports);
    const same = { published, code, answers: judged.answers, carried: { secret, basedOn: String(basedOn) }, isAmendment: true };
    if (controls.action === 'edit') return showForm(context, same);
    if (!judged.declaration) return showForm(context, { ...same, judged });
    if (controls.action === 'check') return showCheck(context, { ...same, declaration: judged.declaration });
    const result = await amendDeclaration({ secret, basedOn, declaration: judged.declaration }, ports);
    if (result.outcome === 'amended') return again(t('receipt.amended'));
    return again(t(result.outcome === 'changed-meanwhile' ? 'receipt.changedMeanwhile' : 'receipt.notAllowed'), 409);
  };

  return { choose, goToDistrict, declined, form, declare, receipt: (context: Context) => receipt(context), withReceipt, guarded };
}

/** Problems by the field that they belong to; one inside of an answer belongs to the whole answer. */
function byField(problems: readonly Problem[]): Map<string, ProblemCode> {
  return new Map(
    problems.map(({ pointer, code }) => {
      const name = nameAt(pointer);
      return [fieldNamed(name) ? name : fieldNamed(name.replace(/\.\d+$/u, '')) ? name.replace(/\.\d+$/u, '') : name, code];
    }),
  );
}

const withoutConsents = (answers: Answers): Answers => new Map([...answers].filter(([name]) => !name.startsWith('consents.')));
