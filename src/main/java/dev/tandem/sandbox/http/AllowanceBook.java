package dev.tandem.sandbox.http;

/** The allowances that hold now. */
public final class AllowanceBook {

    private volatile Allowances allowances = Allowances.CONTRACT;

    /** The allowances that hold now. */
    public Allowances now() {
        return allowances;
    }

    /** Lets others hold from the next call on. */
    public void set(Allowances others) {
        allowances = others;
    }
}
