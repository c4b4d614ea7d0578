package dev.tandem.sandbox.dataverse.fetch;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** XML without document types and outside entities, element by element. */
final class Xml {

    private static final ErrorHandler SILENT = new DefaultHandler();

    private Xml() {}

    /** The outermost element. */
    static Element parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(SILENT);
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXException | IOException malformed) {
            throw new Refusal(400, "0x80040201", "Invalid XML.");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("The XML parser has no secure mode.", impossible);
        }
    }

    /** The elements inside an element. */
    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    /** The elements of this name inside an element. */
    static List<Element> children(Element element, String name) {
        return children(element).stream()
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    /** Refuses attributes that the sandbox does not imitate. */
    static void attributes(Element element, Set<String> known) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String name = element.getAttributes().item(i).getNodeName();
            if (!known.contains(name)) {
                throw Refusal.lacking("the attribute '" + name + "' of '" + element.getTagName() + "' in FetchXML");
            }
        }
    }

    /** An attribute that is a whole number. */
    static OptionalInt number(Element element, String name) {
        if (!element.hasAttribute(name)) {
            return OptionalInt.empty();
        }
        if (!element.getAttribute(name).matches("\\d{1,9}")) {
            throw Refusal.malformed("The attribute '" + name + "' of the FetchXML is not a whole number.");
        }
        return OptionalInt.of(Integer.parseInt(element.getAttribute(name)));
    }
}
