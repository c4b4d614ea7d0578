package dev.tandem.marketo;

import java.util.Set;

/** Fields that a person inherits from its company (reference: standard fields, 6.12, flag C). */
public final class CompanyFields {

    /** Those of every instance; the fields of the company object come besides. */
    public static final Set<String> STANDARD = Set.of(
            "company",
            "site",
            "mainPhone",
            "website",
            "annualRevenue",
            "numberOfEmployees",
            "industry",
            "sicCode",
            "billingStreet",
            "billingCity",
            "billingState",
            "billingCountry",
            "billingPostalCode");

    private CompanyFields() {}
}
