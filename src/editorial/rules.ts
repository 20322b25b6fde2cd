import type { Rule } from './content-under-check.ts';
import { aCitedDocumentIsInForce } from './rules/a-cited-document-is-in-force.ts';
import { aLocalListIsNotBelowTheBasicList } from './rules/a-local-list-is-not-below-the-basic-list.ts';
import { aLoweredValueHasAReason } from './rules/a-lowered-value-has-a-reason.ts';
import { aNewItemSaysWhatItIs } from './rules/a-new-item-says-what-it-is.ts';
import { aPlainSentenceIsShort } from './rules/a-plain-sentence-is-short.ts';
import { aPublishedEditionStaysAsItIs } from './rules/a-published-edition-stays-as-it-is.ts';
import { aTermBelongsToFewTypes } from './rules/a-term-belongs-to-few-types.ts';
import { aTermStandsOnceInAFile } from './rules/a-term-stands-once-in-a-file.ts';
import { anAddressBelongsToOneThing } from './rules/an-address-belongs-to-one-thing.ts';
import { anAreaDropsNothingThatIsGrantedAbove } from './rules/an-area-drops-nothing-that-is-granted-above.ts';
import { anEditionDoesNotOverlapAnother } from './rules/an-edition-does-not-overlap-another.ts';
import { anItemDoesNotDisappearUnsaid } from './rules/an-item-does-not-disappear-unsaid.ts';
import { everyBasisExists } from './rules/every-basis-exists.ts';
import { everyCheckIsRecent } from './rules/every-check-is-recent.ts';
import { everyFieldIsWhatItShouldBe } from './rules/every-field-is-what-it-should-be.ts';
import { everyFileCanBeRead } from './rules/every-file-can-be-read.ts';
import { everyFileHasItsPlace } from './rules/every-file-has-its-place.ts';
import { everyFileIsPlainText } from './rules/every-file-is-plain-text.ts';
import { everyLexiconFileIsOfAServiceType } from './rules/every-lexicon-file-is-of-a-service-type.ts';
import { everyLinkLeadsSomewhere } from './rules/every-link-leads-somewhere.ts';
import { everyNamedThingExists } from './rules/every-named-thing-exists.ts';
import { everyServiceTypeHasEnoughTerms } from './rules/every-service-type-has-enough-terms.ts';
import { everyTranslationFollowsItsSource } from './rules/every-translation-follows-its-source.ts';
import { everyTranslationIsUpToDate } from './rules/every-translation-is-up-to-date.ts';
import { everyValueAndWindowHasALabel } from './rules/every-value-and-window-has-a-label.ts';
import { factsComeWithBasisStatusAndAssurance } from './rules/facts-come-with-basis-status-and-assurance.ts';
import { groupsOfChildrenAreNeverMixed } from './rules/groups-of-children-are-never-mixed.ts';
import { noFieldIsEmpty } from './rules/no-field-is-empty.ts';
import { noIdIsUsedTwice } from './rules/no-id-is-used-twice.ts';
import { noPersonalDataIsPublished } from './rules/no-personal-data-is-published.ts';
import { noSampleIsPublished } from './rules/no-sample-is-published.ts';
import { noTwoItemsHaveOneTitle } from './rules/no-two-items-have-one-title.ts';
import { textsArePlainMarkdown } from './rules/texts-are-plain-markdown.ts';
import { theNationListsAllSixCategories } from './rules/the-nation-lists-all-six-categories.ts';
import { verifiedMeansBasisAndAssurance } from './rules/verified-means-basis-and-assurance.ts';
import { whatIsStricterThanAboveHasAReason } from './rules/what-is-stricter-than-above-has-a-reason.ts';
import { yamlIsWrittenWithHalfWidthSigns } from './rules/yaml-is-written-with-half-width-signs.ts';

/** All rules, by their sentences: first what concerns a file alone. A test holds this list against the folder. */
export const rules = {
  'every-file-has-its-place': everyFileHasItsPlace,
  'every-file-is-plain-text': everyFileIsPlainText,
  'yaml-is-written-with-half-width-signs': yamlIsWrittenWithHalfWidthSigns,
  'every-file-can-be-read': everyFileCanBeRead,
  'every-field-is-what-it-should-be': everyFieldIsWhatItShouldBe,
  'no-field-is-empty': noFieldIsEmpty,
  'a-cited-document-is-in-force': aCitedDocumentIsInForce,
  'a-local-list-is-not-below-the-basic-list': aLocalListIsNotBelowTheBasicList,
  'a-lowered-value-has-a-reason': aLoweredValueHasAReason,
  'a-new-item-says-what-it-is': aNewItemSaysWhatItIs,
  'a-plain-sentence-is-short': aPlainSentenceIsShort,
  'a-published-edition-stays-as-it-is': aPublishedEditionStaysAsItIs,
  'a-term-belongs-to-few-types': aTermBelongsToFewTypes,
  'a-term-stands-once-in-a-file': aTermStandsOnceInAFile,
  'an-address-belongs-to-one-thing': anAddressBelongsToOneThing,
  'an-area-drops-nothing-that-is-granted-above': anAreaDropsNothingThatIsGrantedAbove,
  'an-edition-does-not-overlap-another': anEditionDoesNotOverlapAnother,
  'an-item-does-not-disappear-unsaid': anItemDoesNotDisappearUnsaid,
  'every-basis-exists': everyBasisExists,
  'every-check-is-recent': everyCheckIsRecent,
  'every-lexicon-file-is-of-a-service-type': everyLexiconFileIsOfAServiceType,
  'every-link-leads-somewhere': everyLinkLeadsSomewhere,
  'every-named-thing-exists': everyNamedThingExists,
  'every-service-type-has-enough-terms': everyServiceTypeHasEnoughTerms,
  'every-translation-follows-its-source': everyTranslationFollowsItsSource,
  'every-translation-is-up-to-date': everyTranslationIsUpToDate,
  'every-value-and-window-has-a-label': everyValueAndWindowHasALabel,
  'facts-come-with-basis-status-and-assurance': factsComeWithBasisStatusAndAssurance,
  'groups-of-children-are-never-mixed': groupsOfChildrenAreNeverMixed,
  'no-id-is-used-twice': noIdIsUsedTwice,
  'no-personal-data-is-published': noPersonalDataIsPublished,
  'no-sample-is-published': noSampleIsPublished,
  'no-two-items-have-one-title': noTwoItemsHaveOneTitle,
  'texts-are-plain-markdown': textsArePlainMarkdown,
  'the-nation-lists-all-six-categories': theNationListsAllSixCategories,
  'verified-means-basis-and-assurance': verifiedMeansBasisAndAssurance,
  'what-is-stricter-than-above-has-a-reason': whatIsStricterThanAboveHasAReason,
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;
