/** Everything under {@code /sandbox/}: statistics, faults, clock, quotas, seeding, edits; and the counting of calls. */
package dev.tandem.sandbox.control;
