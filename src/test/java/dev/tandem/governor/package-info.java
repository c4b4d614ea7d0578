/** How a governor paces, in virtual time. */
package dev.tandem.governor;
