package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tandem.sandbox.http.Delivery;
import dev.tandem.sandbox.http.Door;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.client.api.EdmEnabledODataClient;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.communication.request.ODataRequest;
import org.apache.olingo.client.api.communication.request.retrieve.ODataDeltaRequest;
import org.apache.olingo.client.api.communication.request.retrieve.ODataEntitySetRequest;
import org.apache.olingo.client.api.communication.request.retrieve.XMLMetadataRequest;
import org.apache.olingo.client.api.domain.ClientDeletedEntity;
import org.apache.olingo.client.api.domain.ClientDelta;
import org.apache.olingo.client.api.domain.ClientEntity;
import org.apache.olingo.client.api.domain.ClientEntitySet;
import org.apache.olingo.client.api.edm.xml.XMLMetadata;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Apache Olingo's client, written by people who do not know the sandbox, reads it over HTTP. */
class OlingoClientTest {

    private static final FullQualifiedName CONTACT = new FullQualifiedName("Microsoft.Dynamics.CRM", "contact");

    private final Organization org = new Organization();
    private final Door door = Door.plain(0, org.clock, call -> new Delivery.Whole(org.api.answer(call)));
    private final String root = "http://localhost:" + door.port() + "/api/data/v9.2";
    private final ODataClient client = ODataClientFactory.getClient();

    @BeforeEach
    void contacts() {
        for (int i = 0; i < 10; i++) {
            org.seed("contact", "contactid", id(200 + i), "lastname", "N" + i, "birthdate", "1990-01-1" + i);
        }
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void acceptsTheModel() {
        XMLMetadata metadata = metadata();

        assertThatCode(() -> client.metadataValidation().validateMetadata(metadata))
                .doesNotThrowAnyException();

        Edm edm = client.getReader().readMetadata(metadata.getSchemaByNsOrAlias());
        assertThatCode(() -> client.metadataValidation().validateMetadata(edm)).doesNotThrowAnyException();
        EdmEntityType contact = edm.getEntityType(CONTACT);
        assertThat(contact.getKeyPredicateNames()).containsExactly("contactid");
        assertThat(contact.getNavigationProperty("parentcustomerid_account")
                        .getType()
                        .getName())
                .isEqualTo("account");
        assertThat(edm.getEntityContainer()
                        .getEntitySet("contacts")
                        .getRelatedBindingTarget("parentcustomerid_account")
                        .getName())
                .isEqualTo("accounts");
    }

    @Test
    void readsPagesByTheModel() {
        Edm edm = client.getReader().readMetadata(metadata().getSchemaByNsOrAlias());
        EdmEnabledODataClient typed = ODataClientFactory.getEdmEnabledClient(root, edm, null);
        List<String> names = new ArrayList<>();
        int pages = 0;

        URI page = contacts("?$select=lastname,birthdate,createdon&$orderby=lastname&$count=true");
        while (page != null) {
            ClientEntitySet read = page(typed, page, "odata.maxpagesize=4");
            assertThat(read.getCount()).isEqualTo(10);
            read.getEntities().forEach(contact -> names.add(text(contact, "lastname")));
            assertThat(read.getEntities().get(0).getTypeName()).isEqualTo(CONTACT);
            assertThat(read.getEntities().get(0).getETag()).startsWith("W/\"");
            page = read.getNext();
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(names).containsExactly("N0", "N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9");
    }

    @Test
    void readsWhatChangedAndWhatWasDeleted() {
        ClientEntitySet loaded = page(client, contacts("?$select=lastname"), "odata.track-changes,odata.maxpagesize=7");
        while (loaded.getNext() != null) {
            assertThat(loaded.getDeltaLink()).isNull();
            loaded = page(client, loaded.getNext(), "odata.track-changes,odata.maxpagesize=7");
        }
        org.send("PATCH", "contacts(" + id(204) + ")", "{\"lastname\":\"changed\"}");
        org.send("DELETE", "contacts(" + id(207) + ")", "");

        ClientDelta delta = delta(loaded.getDeltaLink());

        assertThat(delta.getEntities())
                .extracting(contact -> text(contact, "lastname"))
                .containsExactly("changed");
        // Dataverse names a deleted row by its bare id, which this client reads as an address below the root
        assertThat(delta.getDeletedEntities())
                .singleElement()
                .satisfies(gone -> assertThat(gone.getId().getPath()).endsWith("/" + id(207)))
                .satisfies(gone -> assertThat(gone.getReason()).isEqualTo(ClientDeletedEntity.Reason.deleted));
        assertThat(delta(delta.getDeltaLink()).getEntities()).isEmpty();
    }

    private XMLMetadata metadata() {
        XMLMetadataRequest request = client.getRetrieveRequestFactory().getXMLMetadataRequest(root);
        return signed(request).execute().getBody();
    }

    private URI contacts(String query) {
        return URI.create(root + "/contacts" + query);
    }

    private static ClientEntitySet page(ODataClient reader, URI page, String preferences) {
        ODataEntitySetRequest<ClientEntitySet> request =
                signed(reader.getRetrieveRequestFactory().getEntitySetRequest(page));
        request.setPrefer(preferences);
        return request.execute().getBody();
    }

    private ClientDelta delta(URI link) {
        ODataDeltaRequest request = signed(client.getRetrieveRequestFactory().getDeltaRequest(link));
        return request.execute().getBody();
    }

    private static <T extends ODataRequest> T signed(T request) {
        request.addCustomHeader("Authorization", "Bearer good");
        return request;
    }

    private static String text(ClientEntity contact, String column) {
        return contact.getProperty(column).getPrimitiveValue().toString();
    }
}
