package dev.tandem.sandbox.marketo.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The fields that every subscription has: REST name, display name, type, length, flags. Names, types and flags are
 * those of Adobe's "List of Standard Fields" and of its describe samples; where these give no type it is the most
 * plausible one. Flags: {@code S} only Marketo writes it, {@code C} belongs to the company of a linked person,
 * {@code K} serves for looking up.
 */
public final class StandardFields {

    /** The first number of fields that the API creates; lower ones are standard fields. */
    public static final int FIRST_CUSTOM_ID = 1001;

    private static final int FIRST_STANDARD_ID = 51;

    // the most used come first, so that the value arrays of most persons stay short
    private static final String LEAD = """
            email|Email Address|email|255|K
            id|Id|integer||SK
            salutation|Salutation|string|255
            firstName|First Name|string|255
            middleName|Middle Name|string|255
            lastName|Last Name|string|255
            title|Job Title|string|255
            phone|Phone Number|phone|255
            mobilePhone|Mobile Phone Number|phone|255
            fax|Fax Number|phone|255
            address|Address|text|
            city|City|string|255
            state|State|string|255
            country|Country|string|255
            postalCode|Postal Code|string|255
            leadPartitionId|Lead Partition Id|integer||SK
            externalCompanyId|External Company Id|string|100
            externalSalesPersonId|External Sales Person Id|string|255
            mktoPersonNotes|Person Notes|text|
            leadSource|Lead Source|string|255
            leadStatus|Lead Status|string|255
            rating|Lead Rating|string|255
            leadScore|Lead Score|score|
            doNotCall|Do Not Call|boolean|
            unsubscribed|Unsubscribed|boolean|
            company|Company Name|string|255|C
            annualRevenue|Annual Revenue|currency||C
            department|Department|string|255
            leadRole|Role|string|255
            dateOfBirth|Date of Birth|date|
            doNotCallReason|Do Not Call Reason|string|255
            unsubscribedReason|Unsubscribed Reason|string|255
            emailInvalid|Email Invalid|boolean|
            emailInvalidCause|Email Invalid Cause|string|255
            site|Site|string|255|C
            mainPhone|Main Phone|phone|255|C
            website|Website|url|255|C
            numberOfEmployees|Num Employees|integer||C
            industry|Industry|string|255|C
            sicCode|SIC Code|string|40|C
            billingStreet|Billing Address|text||C
            billingCity|Billing City|string|255|C
            billingState|Billing State|string|255|C
            billingCountry|Billing Country|string|255|C
            billingPostalCode|Billing Postal Code|string|255|C
            mktoCompanyNotes|Company Notes|text||C
            createdAt|Created At|datetime||S
            updatedAt|Updated At|datetime||S
            cookies|Cookies|string|255|SK
            jigsawContactId|Data.com ID|string|255
            jigsawContactStatus|Data.com Status|string|255
            facebookId|Facebook Id|string|255|K
            linkedInId|LinkedIn Id|string|255|K
            twitterId|Twitter Id|string|255|K
            sfdcAccountId|SFDC Account Id|string|255|SK
            sfdcContactId|SFDC Contact Id|string|255|SK
            sfdcLeadId|SFDC Lead Id|string|255|SK
            sfdcLeadOwnerId|SFDC Lead Owner Id|string|255|SK
            sfdcOpptyId|SFDC Opportunity Id|string|255|SK
            personType|Person Type|string|255|S
            mktoName|Full Name|string|255|S
            mktoIsPartner|Is Partner|boolean|
            mktoIsCustomer|Is Customer|boolean|
            isLead|Is Lead|boolean||S
            isAnonymous|Is Anonymous|boolean||S
            anonymousIP|Anonymous IP|string|255|S
            inferredCompany|Inferred Company|string|255|S
            inferredCountry|Inferred Country|string|255|S
            inferredCity|Inferred City|string|255|S
            inferredStateRegion|Inferred State Region|string|255|S
            inferredPostalCode|Inferred Postal Code|string|255|S
            inferredMetropolitanArea|Inferred Metropolitan Area|string|255|S
            inferredPhoneAreaCode|Inferred Phone Area Code|string|255|S
            priority|Priority|integer||S
            relativeScore|Relative Score|integer||S
            urgency|Urgency|float||S
            relativeUrgency|Relative Urgency|integer||S
            personTimeZone|Person Time Zone|string|255|S
            originalSourceType|Original Source Type|string|255|S
            originalSourceInfo|Original Source Info|string|2000|S
            registrationSourceType|Registration Source Type|string|255|S
            registrationSourceInfo|Registration Source Info|string|2000|S
            originalSearchEngine|Original Search Engine|string|255|S
            originalSearchPhrase|Original Search Phrase|string|255|S
            originalReferrer|Original Referrer|string|2000|S
            mktoDoNotCallCause|Do Not Call Cause|string|255
            marketingSuspended|Marketing Suspended|boolean|
            marketingSuspendedCause|Marketing Suspended Cause|string|255
            blackListed|Black Listed|boolean|
            blackListedCause|Black Listed Cause|string|255
            emailSuspended|Email Suspended|boolean||S
            emailSuspendedCause|Email Suspended Cause|string|255|S
            emailSuspendedAt|Email Suspended At|datetime||S
            leadRevenueCycleModelId|Lead Revenue Cycle Model Id|integer||S
            leadRevenueStageId|Lead Revenue Stage Id|integer||S
            acquisitionProgramId|Acquisition Program Id|reference||S
            mktoAcquisitionDate|Acquisition Date|datetime|
            sfdcId|SFDC Id|string|255|S
            """;

    private static final String COMPANY = """
            externalCompanyId|External Company Id|string|100|K
            id|Id|integer||SK
            company|Company Name|string|255|K
            site|Site|string|255
            mainPhone|Main Phone|phone|255
            website|Website|url|255
            annualRevenue|Annual Revenue|currency|
            numberOfEmployees|Num Employees|integer|
            industry|Industry|string|255
            sicCode|SIC Code|string|40
            billingStreet|Billing Address|text|
            billingCity|Billing City|string|255
            billingState|Billing State|string|255
            billingCountry|Billing Country|string|255
            billingPostalCode|Billing Postal Code|string|255
            mktoCompanyNotes|Company Notes|text|
            externalSalesPersonId|External Sales Person Id|string|255
            createdAt|Created At|datetime||S
            updatedAt|Updated At|datetime||S
            """;

    private static final String SALES_PERSON = """
            externalSalesPersonId|External Sales Person Id|string|255|K
            id|Id|integer||SK
            email|Email Address|email|255|K
            firstName|First Name|string|255
            lastName|Last Name|string|255
            phone|Phone Number|phone|255
            mobilePhone|Mobile Phone Number|phone|255
            fax|Fax Number|phone|255
            title|Job Title|string|255
            createdAt|Created At|datetime||S
            updatedAt|Updated At|datetime||S
            """;

    // the names of the fields of closing are not published; these are plausible ones
    private static final String OPPORTUNITY = """
            externalOpportunityId|External Opportunity Id|string|50|K
            marketoGUID|Marketo GUID|string|36|SK
            name|Name|string|255
            description|Description|string|2000
            type|Type|string|255
            stage|Stage|string|255
            amount|Amount|currency|
            probability|Probability|integer|
            source|Source|string|255
            closeDate|Close Date|date|
            isClosed|Is Closed|boolean|
            isWon|Is Won|boolean|
            externalCreatedDate|External Created Date|datetime|
            externalCompanyId|External Company Id|string|100
            externalSalesPersonId|External Sales Person Id|string|255
            createdAt|Created At|datetime||S
            updatedAt|Updated At|datetime||S
            """;

    private static final String OPPORTUNITY_ROLE = """
            marketoGUID|Marketo GUID|string|36|SK
            leadId|Lead Id|integer||K
            externalOpportunityId|External Opportunity Id|string|50|K
            role|Role|string|50
            isPrimary|Is Primary|boolean|
            externalCreatedDate|External Created Date|datetime|
            createdAt|Created At|datetime||S
            updatedAt|Updated At|datetime||S
            """;

    private static final String CUSTOM_OBJECT = """
            marketoGUID|Marketo GUID|string|36|SK
            createdAt|Created At|datetime||S
            updatedAt|Updated At|datetime||S
            """;

    private StandardFields() {}

    /** The fields of persons. */
    public static List<Field> lead() {
        return parse(LEAD);
    }

    /** The fields of companies. */
    public static List<Field> company() {
        return parse(COMPANY);
    }

    /** The fields of sales persons. */
    public static List<Field> salesPerson() {
        return parse(SALES_PERSON);
    }

    /** The fields of opportunities. */
    public static List<Field> opportunity() {
        return parse(OPPORTUNITY);
    }

    /** The fields of opportunity roles. */
    public static List<Field> opportunityRole() {
        return parse(OPPORTUNITY_ROLE);
    }

    /** The fields that every custom object has. */
    public static List<Field> customObject() {
        return parse(CUSTOM_OBJECT);
    }

    private static List<Field> parse(String table) {
        List<Field> fields = new ArrayList<>();
        table.lines().forEach(line -> fields.add(field(fields.size(), line.split("\\|", -1))));
        return fields;
    }

    private static Field field(int slot, String[] column) {
        DataType type = DataType.valueOf(column[2].toUpperCase(Locale.ROOT));
        int length = column[3].isEmpty() ? type.defaultLength() : Integer.parseInt(column[3]);
        String flags = column.length > 4 ? column[4] : "";
        Field.Rules rules =
                new Field.Rules(Field.Origin.STANDARD, flags.contains("S"), flags.contains("C"), flags.contains("K"));
        return new Field(
                FIRST_STANDARD_ID + slot, slot, column[0], column[1], type, length, rules, Field.Shown.DEFAULT);
    }
}
