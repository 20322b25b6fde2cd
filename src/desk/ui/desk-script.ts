import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod/mini';
import type { Frame } from '../../declaration/ui/frame.ts';
import { createTranslators } from '../../i18n/translator.ts';
import { address } from '../../site/addresses.ts';
import { DeskApp } from './DeskApp.tsx';
import { DeskAtWork } from './desk-at-work.ts';
import { deskClient } from './desk-client.ts';
import type { DeskPageData } from './desk-page-data.ts';

// `new Function` would be reported by Trusted Types.
z.config({ jitless: true });

const root = document.getElementById('desk');
if (root) {
  const data = JSON.parse(root.dataset['desk'] ?? '') as DeskPageData;
  const { locale, base, messages, wording } = data;
  const t = createTranslators({ zh: messages, en: messages, ug: messages })[locale];
  const frame: Frame = { locale, t, at: (path) => address(base, locale, path), wording };
  root.replaceChildren();
  createRoot(root).render(createElement(DeskApp, { data, frame, work: new DeskAtWork(deskClient(base)) }));
}
