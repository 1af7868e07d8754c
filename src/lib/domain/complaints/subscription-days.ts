/** Days a link that confirms an address works; then the address is forgotten. */
export const confirmationDays = 3;

/** Minutes between two links for one case, so that nobody can flood somebody else's mailbox. */
export const minutesBetweenLinks = 10;

/** Days after a case ended on which it is asked whether the problem is solved: four weeks. */
export const followUpDays = 28;

/** Days after the end of a case in which the question still makes sense, when no program ran on its day. */
export const followUpUntilDays = 42;

/** Days after the end of a case when the address is forgotten: the question was asked, and no reopening comes any more. */
export const keptAfterEndDays = 60;
