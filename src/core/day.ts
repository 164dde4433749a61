/**
 * A calendar day: strict reading, arithmetic, words. There are no time zones here, and no clock.
 */

/** Days since 1970-01-01; a whole number. Differences are plain subtraction. */
export type Day = number;
