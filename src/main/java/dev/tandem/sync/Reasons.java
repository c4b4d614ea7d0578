package dev.tandem.sync;

/** Why an input is skipped; these texts are what status and log show. */
final class Reasons {

    static final String TWICE = "listed twice on one page";
    static final String FILTER = "switched off by the filter column";
    static final String CONDITION = "does not meet the stream's condition";
    static final String GONE_BEFORE = "deleted before it was synced";
    static final String ON_ITS_WAY = "gone, while its person may be on its way";
    static final String NOT_GONE = "said to be deleted, but still there";
    static final String WAITS = "waits for another record";
    static final String DOUBLE = "another record says the same in Marketo";
    static final String SUCCEEDED = "became a contact, whose person it shares";
    static final String MERGED = "its person was merged into that of another record";
    static final String PERSON_DELETED = "its person was deleted in Marketo";
    static final String PAUSED = "paused";
    static final String BRAKED = "deleted, held back by the brake";
    static final String KEPT = "deleted in Dynamics, kept in Marketo";

    static final String ASKED_TWICE = "asked for, but in Dynamics already";
    static final String ASKED_GONE = "asked for, but its person is gone";

    private Reasons() {}
}
