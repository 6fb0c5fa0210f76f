package io.qinglan.warning.assessment;

import java.nio.file.Path;
import java.time.ZoneId;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.policy.PolicyLibrary;

/** Builds what assessments need from the configuration. */
final class AssessmentSetting {

    @Produces
    @Singleton
    @DefaultBean
    PolicyLibrary library(@ConfigProperty(name = "qinglan.rules", defaultValue = "rules") Path rules) {
        return PolicyLibrary.open(rules);
    }

    @Produces
    @Singleton
    Assessor assessor(
            PolicyLibrary library, @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        return Assessor.of(library, zone);
    }
}
