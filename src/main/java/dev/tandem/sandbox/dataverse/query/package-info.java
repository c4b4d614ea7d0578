/** Query options, parsed by Apache Olingo and turned into conditions, orders and expansions over rows. */
package dev.tandem.sandbox.dataverse.query;
