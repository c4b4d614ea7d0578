package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.dataverse.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlAliasInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlAnnotation;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationPropertyBinding;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.CsdlTerm;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlPropertyValue;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlRecord;

/** The entity data model of the tables, for {@code $metadata} and for parsing URLs. */
public final class Schema extends CsdlAbstractEdmProvider {

    /** The namespace of all types. */
    public static final String NAMESPACE = "Microsoft.Dynamics.CRM";

    private static final FullQualifiedName CONTAINER = new FullQualifiedName(NAMESPACE, "System");

    private static final FullQualifiedName TRACKING =
            new FullQualifiedName("Org.OData.Capabilities.V1", "ChangeTracking");

    private final Tables tables;
    private final boolean annotated;

    /** The model of these tables. */
    public Schema(Tables tables) {
        this(tables, false);
    }

    /** The model of these tables, which may tell by annotations which sets are tracked. */
    public Schema(Tables tables, boolean annotated) {
        this.tables = tables;
        this.annotated = annotated;
    }

    @Override
    public CsdlTerm getTerm(FullQualifiedName name) {
        return TRACKING.equals(name) ? new CsdlTerm().setName(name.getName()).setType("Edm.ComplexType") : null;
    }

    @Override
    public CsdlEntityType getEntityType(FullQualifiedName name) {
        return NAMESPACE.equals(name.getNamespace())
                ? tables.find(name.getName()).map(Schema::type).orElse(null)
                : null;
    }

    @Override
    public CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
        return CONTAINER.equals(container) ? tables.ofSet(name).map(this::set).orElse(null) : null;
    }

    @Override
    public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName container) {
        return container == null || CONTAINER.equals(container)
                ? new CsdlEntityContainerInfo().setContainerName(CONTAINER)
                : null;
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        List<CsdlEntitySet> sets = new ArrayList<>();
        tables.addressable().forEach(table -> sets.add(set(table)));
        return new CsdlEntityContainer().setName(CONTAINER.getName()).setEntitySets(sets);
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        List<CsdlEntityType> types = new ArrayList<>();
        tables.all().forEach(table -> types.add(type(table)));
        return List.of(new CsdlSchema()
                .setNamespace(NAMESPACE)
                .setAlias("mscrm")
                .setEntityTypes(types)
                .setEntityContainer(getEntityContainer()));
    }

    @Override
    public List<CsdlAliasInfo> getAliasInfos() {
        return List.of(new CsdlAliasInfo().setNamespace(NAMESPACE).setAlias("mscrm"));
    }

    private CsdlEntitySet set(Table table) {
        List<CsdlNavigationPropertyBinding> bindings = new ArrayList<>();
        for (Navigation navigation : table.navigations()) {
            bind(bindings, navigation.name(), navigation.target());
        }
        for (Collection collection : table.collections()) {
            bind(bindings, collection.name(), collection.target());
        }
        return new CsdlEntitySet()
                .setName(table.set())
                .setType(new FullQualifiedName(NAMESPACE, table.name()))
                .setNavigationPropertyBindings(bindings)
                .setAnnotations(annotated && table.tracksChanges() ? List.of(tracked()) : List.of());
    }

    private static CsdlAnnotation tracked() {
        CsdlPropertyValue supported = new CsdlPropertyValue()
                .setProperty("Supported")
                .setValue(new CsdlConstantExpression(CsdlConstantExpression.ConstantExpressionType.Bool, "true"));
        return new CsdlAnnotation()
                .setTerm(TRACKING.getFullQualifiedNameAsString())
                .setExpression(new CsdlRecord().setPropertyValues(List.of(supported)));
    }

    private void bind(List<CsdlNavigationPropertyBinding> bindings, String path, String target) {
        String set = tables.get(target).set();
        if (!set.isEmpty()) {
            bindings.add(new CsdlNavigationPropertyBinding().setPath(path).setTarget(set));
        }
    }

    private static CsdlEntityType type(Table table) {
        List<CsdlProperty> properties =
                table.columns().stream().map(Schema::property).toList();
        List<CsdlNavigationProperty> navigations = new ArrayList<>();
        for (Navigation navigation : table.navigations()) {
            navigations.add(navigation(navigation.name(), navigation.target()).setNullable(true));
        }
        for (Collection collection : table.collections()) {
            navigations.add(navigation(collection.name(), collection.target()).setCollection(true));
        }
        return new CsdlEntityType()
                .setName(table.name())
                .setKey(List.of(new CsdlPropertyRef().setName(table.identity().edmKey())))
                .setProperties(properties)
                .setNavigationProperties(navigations);
    }

    private static CsdlNavigationProperty navigation(String name, String target) {
        return new CsdlNavigationProperty().setName(name).setType(new FullQualifiedName(NAMESPACE, target));
    }

    private static CsdlProperty property(Column column) {
        return new CsdlProperty()
                .setName(column.property())
                .setType(edmType(column).getFullQualifiedName());
    }

    private static EdmPrimitiveTypeKind edmType(Column column) {
        return switch (column.type()) {
            case UNIQUEIDENTIFIER, LOOKUP, CUSTOMER, OWNER -> EdmPrimitiveTypeKind.Guid;
            case STRING, MEMO, MULTI_SELECT_PICKLIST -> EdmPrimitiveTypeKind.String;
            case INTEGER, PICKLIST, STATE, STATUS -> EdmPrimitiveTypeKind.Int32;
            case BIGINT -> EdmPrimitiveTypeKind.Int64;
            case DECIMAL, MONEY -> EdmPrimitiveTypeKind.Decimal;
            case DOUBLE -> EdmPrimitiveTypeKind.Double;
            case BOOLEAN -> EdmPrimitiveTypeKind.Boolean;
            case DATE_TIME -> column.dateOnly() ? EdmPrimitiveTypeKind.Date : EdmPrimitiveTypeKind.DateTimeOffset;
        };
    }
}
