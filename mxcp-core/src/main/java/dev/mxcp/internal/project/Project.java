package dev.mxcp.internal.project;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import java.util.List;

/**
 * A project that was read.
 *
 * @param config the configuration of the active profile
 * @param endpoints the enabled endpoints that could be read, in order of their files
 * @param problems everything that is wrong with the files, sorted by file and line
 */
public record Project(Config config, List<Endpoint> endpoints, List<Problem> problems) {}
