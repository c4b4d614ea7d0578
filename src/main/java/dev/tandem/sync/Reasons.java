package dev.tandem.sync;

/** Why an input is skipped or waits; these texts are what status and log show. */
final class Reasons {

    static final String TWICE = "listed twice on one page";
    static final String FILTER = "switched off by the filter column";
    static final String GONE_BEFORE = "deleted before it was synced";
    static final String NOT_GONE = "said to be deleted, but still there";
    static final String KEPT = "deleted in Dynamics, kept in Marketo";
    static final String MATCHES = "may be an existing person: decided when all addresses are known";
    static final String ANSWER_LOST = "the answer to its write was lost: looked up when Marketo must have finished";
    static final String PERSON_GONE = "its person was deleted in Marketo: a new one is created";
    static final String PERSON_THERE = "its person exists already: it is linked";

    private Reasons() {}
}
