package dev.tandem.sandbox.control;

/** A control call that cannot be done, with the sentence that says why. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    private Refused(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    static Refused malformed(String sentence) {
        return new Refused(400, sentence);
    }

    static Refused unknown(String sentence) {
        return new Refused(404, sentence);
    }

    static Refused method(String sentence) {
        return new Refused(405, sentence);
    }

    int status() {
        return status;
    }
}
