import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';
import { idNumber, mobilePhone } from '../personal-data.ts';

/** No mobile phone and no identity number stands anywhere: lists name offices, never people. */
export const noPersonalDataIsPublished: Rule = ({ files }) =>
  files.flatMap(({ path: file, text }) =>
    file.endsWith('.json') || !/\d{4}/u.test(text)
      ? []
      : text.split('\n').flatMap((line, index): Complaint[] => {
          const words = line.normalize('NFKC').replaceAll(/https?:\/\/\S+/gu, '');
          const value = mobilePhone.exec(words)?.[0];
          if (idNumber.test(words)) return [{ code: 'id-number', file, line: index + 1 }];
          return value === undefined ? [] : [{ code: 'mobile-phone', file, line: index + 1, params: { value } }];
        }),
  );
