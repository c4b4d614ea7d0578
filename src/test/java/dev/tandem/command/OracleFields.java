package dev.tandem.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which column is which field, written down apart from the stream files. */
final class OracleFields {

    /** Plain values, column by column. */
    record Pairs(Map<String, String> values, Map<String, String> labels, Map<String, String> optOuts) {

        List<String> columns() {
            List<String> all = new ArrayList<>(values.keySet());
            all.addAll(labels.keySet());
            all.addAll(optOuts.keySet());
            return all;
        }

        String fields() {
            List<String> all = new ArrayList<>(values.values());
            all.addAll(labels.values());
            all.addAll(optOuts.values());
            return String.join(",", all);
        }
    }

    private static final String PERSON = "salutation=salutation firstname=firstName middlename=middleName "
            + "lastname=lastName emailaddress1=email jobtitle=title telephone1=phone mobilephone=mobilePhone "
            + "telephone2=microsoftHomePhone address1_line1=address address1_line2=microsoftAddress2 "
            + "address1_line3=microsoftAddress3 address1_city=city address1_stateorprovince=state "
            + "address1_country=country address1_postalcode=postalCode description=mktoPersonNotes "
            + "createdon=microsoftCreatedDate";
    private static final String STATE = "statecode=leadStatus statuscode=microsoftStatusReason "
            + "preferredcontactmethodcode=microsoftPreferredMethodOfContact";
    private static final String CONSENT = "donotphone=doNotCall donotbulkemail=unsubscribed "
            + "donotemail=microsoftDoNotEmail donotfax=microsoftDoNotFax "
            + "donotsendmm=microsoftDoNotSendMarketingMaterial";

    static final Pairs CONTACT = pairs(PERSON, STATE, CONSENT);
    static final Pairs LEAD = pairs(
            PERSON + " fax=fax subject=microsoftTopic",
            STATE + " leadsourcecode=leadSource leadqualitycode=rating",
            CONSENT);
    static final Pairs LEAD_WITHOUT_COMPANY = pairs("companyname=company revenue=annualRevenue", "", "");
    static final Pairs ACCOUNT = pairs(
            "name=company address1_line1=billingStreet address1_city=billingCity address1_country=billingCountry "
                    + "address1_postalcode=billingPostalCode address1_line2=microsoftBillingAddress2 "
                    + "address1_line3=microsoftBillingAddress3 telephone1=mainPhone revenue=annualRevenue "
                    + "numberofemployees=numberOfEmployees sic=sicCode description=mktoCompanyNotes "
                    + "accountnumber=microsoftAccountNumber websiteurl=website",
            "industrycode=industry statecode=microsoftCompanyStatus businesstypecode=microsoftBusinessType",
            "");
    static final Pairs USER = pairs("internalemailaddress=email firstname=firstName lastname=lastName", "", "");
    static final Pairs TEAM = pairs("name=lastName", "", "");
    static final Pairs TEAM_WITH_MEMBERS = pairs("name=name", "", "");
    static final Pairs OPPORTUNITY = pairs(
            "name=name estimatedvalue=amount closeprobability=probability description=description "
                    + "actualclosedate=closeDate",
            "statecode=stage",
            "");

    private OracleFields() {}

    private static Pairs pairs(String values, String labels, String optOuts) {
        return new Pairs(map(values), map(labels), map(optOuts));
    }

    private static Map<String, String> map(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(" ", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) {
                pairs.put(sides[0], sides[1]);
            }
        }
        return pairs;
    }
}
