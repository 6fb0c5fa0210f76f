package io.qinglan.warning.assessment;

import java.time.ZoneId;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.policy.PolicyLibrary;

/** Builds what assessments need from the configuration. */
final class AssessmentSetting {

    @Produces
    @Singleton
    Assessor assessor(
            PolicyLibrary library, @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        return Assessor.of(library, zone);
    }
}
