package dev.tandem.sandbox.dataverse.reading;

/** The names of the annotations that can be asked for. */
final class Annotation {

    static final String FORMATTED_VALUE = "OData.Community.Display.V1.FormattedValue";
    static final String NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";
    static final String LOGICAL_NAME = "Microsoft.Dynamics.CRM.lookuplogicalname";
    static final String TOTAL = "Microsoft.Dynamics.CRM.totalrecordcount";
    static final String TOTAL_EXCEEDED = "Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";
    static final String METADATA_VERSION = "Microsoft.Dynamics.CRM.globalmetadataversion";

    static final String MORE_RECORDS = "Microsoft.Dynamics.CRM.morerecords";
    static final String PAGING_COOKIE = "Microsoft.Dynamics.CRM.fetchxmlpagingcookie";

    private Annotation() {}
}
