package org.chengxin.api.boot;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Locale;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.submission.BatchId;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** The description of the API at {@code /v3/api-docs}; the committed copy is {@code docs/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String OAUTH = "oauth2";

    OpenApiConfiguration() {
        SpringDocUtils.getConfig()
                .replaceWithSchema(JsonNode.class, new Schema<>())
                .replaceWithSchema(SubjectId.class, ulid())
                .replaceWithSchema(RecordId.class, ulid())
                .replaceWithSchema(BatchId.class, ulid())
                .addRequestWrapperToIgnore(Locale.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("诚信账本 Chengxin Ledger")
                        .version("v1")
                        .description("政务诚信信用记录。A credit ledger for government integrity: facts, corrections, "
                                + "revocations and disclosure. Problems are RFC 9457 documents in Chinese or English "
                                + "(Accept-Language); every answer states the position it was built from.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                OAUTH,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OAUTH2)
                                        .flows(new OAuthFlows()
                                                .clientCredentials(new OAuthFlow()
                                                        .tokenUrl("/oauth2/token")
                                                        .scopes(new Scopes())))))
                .addSecurityItem(new SecurityRequirement().addList(OAUTH));
    }

    private static Schema<?> ulid() {
        return new StringSchema().pattern("[0-7][0-9A-HJKMNP-TV-Z]{25}").description("ULID");
    }
}
