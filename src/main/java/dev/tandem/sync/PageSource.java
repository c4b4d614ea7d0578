package dev.tandem.sync;

import java.util.Optional;

/** Where pages of one lane come from, one after the other. */
interface PageSource {

    /** The next page, or empty when this lane has no more. */
    Optional<Page> next();
}
