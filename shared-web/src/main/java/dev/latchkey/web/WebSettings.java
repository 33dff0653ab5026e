package dev.latchkey.web;

import dev.latchkey.runtime.config.DeploymentSettings;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;

/**
 * The settings that functions with access tokens share.
 *
 * @param issuer who issues access tokens: the URL under which clients reach this API
 * @param audience whom access tokens are for
 */
public record WebSettings(String issuer, String audience) {
    /**
     * Reads the settings.
     *
     * @throws InvalidSetting naming the variable that is wrong
     */
    public static WebSettings from(Environment environment) {
        return new WebSettings(
                environment.get(DeploymentSettings.ISSUER), environment.get(DeploymentSettings.AUDIENCE));
    }
}
