package dev.tandem.sync;

/** Why a record is looked at again instead of being written or failing now. */
public enum Wait {
    /** An unlinked person may be its person, which is decided when all addresses are known. */
    MATCHES("may be an existing person: decided when all addresses are known"),
    /** The answer to its write was lost; its intent stays open until Marketo must have finished. */
    ANSWER_LOST("the answer to its write was lost: looked up when Marketo must have finished"),
    /** Its person was deleted in Marketo, so its link ends. */
    PERSON_GONE("its person was deleted in Marketo: a new one is created"),
    /** A person carries its id already, and is linked at the next look. */
    PERSON_THERE("its person exists already: it is linked"),
    /** Its record changed or went between the read and the write. */
    MOVED("its record changed meanwhile: read and merged anew"),
    /** Its person was read too long ago to be written. */
    STALE("its person was read too long ago: read and merged anew"),
    /** Another record with its address has opted out. */
    CONSENT("somebody with the same address has opted out: applied here, too"),
    /** It, its stream or everything is paused. */
    PAUSED("paused: synced when it is resumed"),
    /** Too many others would be deleted, blanked or opted in together with it. */
    BRAKED("held back by the brake: goes on when a person lets it"),
    /** A person decided a conflict. */
    DECIDED("a conflict was decided: merged anew"),
    /** Somebody asked for it. */
    FORCED("somebody asked for it: synced at once"),
    /** What it belongs with has changed, for example the own contact of a role's opportunity. */
    REGROUPED("what it belongs with has changed: looked at again");

    private final String reason;

    Wait(String reason) {
        this.reason = reason;
    }

    /** The reason, for people. */
    public String reason() {
        return reason;
    }
}
