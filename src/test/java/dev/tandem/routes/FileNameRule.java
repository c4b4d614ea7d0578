package dev.tandem.routes;

import java.util.List;

/** Each file is {@code NN-topic.camel.yaml}; Kaoto knows it by that ending. */
final class FileNameRule implements RouteRule {

    @Override
    public List<String> problems(List<RouteFile> files) {
        return files.stream()
                .map(RouteFile::name)
                .filter(name -> !name.matches("\\d\\d-[a-z]+(-[a-z]+)*\\.camel\\.yaml"))
                .map(name -> name + " is not named NN-topic.camel.yaml")
                .toList();
    }
}
