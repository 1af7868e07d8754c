import { formatPeriod } from '#lib/domain/calendar/period.ts';
import type { SurveyNow } from './service.ts';

/** A survey as programs see it: questionnaire in the order of the form, round of today. */
export function presentSurvey({ survey, instrument, round, status }: SurveyNow) {
  return {
    slug: survey.slug,
    code: survey.code,
    name: survey.name,
    index: survey.indexCode,
    instrument: instrument.id,
    title: instrument.title,
    basis: instrument.basis,
    scaleMax: instrument.scaleMax,
    items: [...instrument.items]
      .sort((a, b) => a.formNo - b.formNo)
      .map(({ key, formNo, textNo, element, question, help, options }) => ({
        key,
        formNo,
        textNo,
        label: element,
        question,
        ...(help && { help }),
        options
      })),
    round: { period: formatPeriod(round.period), opensOn: round.opensOn, closesOn: round.closesOn, status }
  };
}
