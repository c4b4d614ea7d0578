package dev.tandem.sandbox.dataverse;

import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Urls;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.dataverse.tables.Tables;
import dev.tandem.sandbox.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.serializer.SerializerException;

/** The service document and {@code $metadata}. */
final class ServiceDocuments {

    private static final String TRACKING = "Org.OData.Capabilities.V1.ChangeTracking";

    private final Tables tables;
    private final Urls urls;

    ServiceDocuments(Tables tables, Urls urls) {
        this.tables = tables;
        this.urls = urls;
    }

    /** The list of entity sets. */
    Reply serviceDocument(Request request) {
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField("@odata.context", request.root() + "$metadata");
            json.writeArrayFieldStart("value");
            for (Table table : tables.addressable()) {
                json.writeStartObject();
                json.writeStringField("name", table.set());
                json.writeStringField("kind", "EntitySet");
                json.writeStringField("url", table.set());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** The entity data model as CSDL XML; with annotations where the address or the preferences ask for them. */
    Reply metadata(Request request) {
        boolean annotated = "true".equals(request.options().get("annotations"))
                || request.preferences().wants(TRACKING);
        return Reply.of(
                request.operation(),
                200,
                Map.of("Content-Type", "application/xml", "OData-Version", "4.0"),
                csdl(annotated ? urls.annotated() : urls.metadata()));
    }

    private static byte[] csdl(ServiceMetadata model) {
        try (InputStream document = OData.newInstance()
                .createSerializer(ContentType.APPLICATION_XML)
                .metadataDocument(model)
                .getContent()) {
            return document.readAllBytes();
        } catch (SerializerException e) {
            throw new IllegalStateException("the tables make no valid entity data model", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the entity data model could not be written", e);
        }
    }
}
