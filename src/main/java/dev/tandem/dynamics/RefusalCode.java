package dev.tandem.dynamics;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why Dynamics refuses a single row, by the vendor's code (reference: Errors, 14.2). */
enum RefusalCode {
    NO_TARGET("0x80040217", "a lookup points to a row that does not exist"),
    INVALID("0x80040203", "a value is not valid"),
    REQUIRED("0x80040200", "a required column has no value"),
    TOO_LONG("0x80044331", "a text is longer than its column"),
    NO_OPTION("0x8004431a", "a choice has no such option"),
    OUT_OF_RANGE("0x80044330", "a number is too small or too large for its column"),
    NO_DATE("0x80040239", "a date is outside the range of its column"),
    PAYLOAD("0x80048d19", "a value has the wrong type for its column"),
    UNKNOWN_COLUMN("0x0", "the table has no such column, so 'tandem validate' tells which mapping is wrong"),
    STATE("0x80048408", "its status does not fit its state"),
    INACTIVE("0x80040230", "it is inactive, and must be activated first"),
    READ_ONLY("0x8004022e", "it is read-only"),
    WRONG_STATE("0x80040233", "its state does not allow it"),
    TRANSITION("0x8004f00e", "its state cannot change that way"),
    INACTIVE_CUSTOMER("0x80040517", "its customer is inactive"),
    TWO_PARENTS("0x80040508", "it has two parents"),
    OWNER("0x80040229", "its owner is none that may own it"),
    ACCOUNT_LOOP("0x80040507", "the accounts above it would form a loop"),
    CONTACT_LOOP("0x8004050a", "the contacts above it would form a loop"),
    LOOP("0x80040387", "the rows above it would form a loop"),
    IN_USE("0x80040227", "other rows need it"),
    DUPLICATE_RULE("0x80040333", "a duplicate detection rule found another row like it"),
    KEY_TAKEN("0x80060892", "another row has the same alternate key"),
    PLUG_IN("0x80040265", "a plug-in or workflow of the environment refuses it; its maker can tell why"),
    PLUG_IN_CRASHED("0x80040224", "a plug-in of the environment crashed on it; its maker can tell why"),
    PRIVILEGE("0x80040220", "the Dynamics user lacks a privilege for it"),
    ROW_ACCESS("0x80048306", "the Dynamics user has no access to it"),
    COLUMN_SECURITY("0x8004f507", "column security keeps the Dynamics user from one of its columns");

    private static final Map<String, RefusalCode> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RefusalCode::code, Function.identity()));

    private final String code;
    private final String reason;

    RefusalCode(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** The code as Dynamics sends it. */
    String code() {
        return code;
    }

    /** The reason as the end of a sentence, without values; a privilege that is lacking is named. */
    static String reason(ErrorBody error, int status) {
        RefusalCode known = BY_CODE.get(error.code());
        if (known == PRIVILEGE && !error.privilege().isEmpty()) {
            return "the Dynamics user lacks the privilege " + error.privilege();
        }
        return known == null ? "it answered with status " + status : known.reason;
    }
}
