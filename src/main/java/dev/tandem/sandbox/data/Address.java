package dev.tandem.sandbox.data;

/** The columns of the first address and the other ways to reach somebody. */
final class Address {

    private Address() {}

    static void write(RowDraft draft, Culture culture) {
        Draw draw = draft.draw();
        draft.text("address1_line1", 250, () -> draw.pick(culture.streets()))
                .text("address1_line2", 250, () -> "Floor " + (1 + draw.below(40)))
                .text("address1_line3", 250, () -> "c/o " + draw.pick(culture.lastNames()))
                .text("address1_city", 80, () -> draw.pick(culture.cities()))
                .text("address1_stateorprovince", 50, () -> draw.pick(culture.cities()))
                .text("address1_country", 80, culture::country)
                .text("address1_postalcode", 20, () -> draw.pick(culture.postalCodes()))
                .word("telephone1", 50, () -> draw.pick(culture.phones()))
                .word("telephone2", 50, () -> draw.pick(culture.phones()))
                .word("fax", 50, () -> draw.pick(culture.phones()))
                .word("websiteurl", 200, () -> "https://www.site" + draw.below(10_000) + ".example/");
    }

    /** The opt-outs and the preferred way; about one in twelve wants no bulk e-mail. */
    static void writeConsent(RowDraft draft) {
        draft.flag("donotemail", 25)
                .flag("donotbulkemail", 12)
                .flag("donotphone", 15)
                .flag("donotfax", 10)
                .flag("donotpostalmail", 20)
                .flag("donotsendmm", 14)
                .option("preferredcontactmethodcode", 1, 5);
    }
}
