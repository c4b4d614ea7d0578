package dev.tandem.marketo;

/** What a request does to the data in Marketo. */
public enum Effect {
    /** It changes nothing; a dry run lets it pass. */
    READ,
    /** It changes data; a dry run refuses it. */
    WRITE
}
