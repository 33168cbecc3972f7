package org.chengxin.api.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.chengxin.ledger.credit.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The ways in: clients fetch tokens, clients call the API with them, both they and people follow the logs, people use pages
 * with a session. What is not named as open needs a sign-in.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityChains {

    private static final List<HttpMethod> READING = List.of(GET, HEAD);
    /** Open as far as the chain goes: who may follow a log is decided behind it, by the log's own settings. */
    private static final String[] LOG_API = {"/api/v1/log/proof/**", "/api/v1/disclosure-log/**"};

    /** Rules are for everybody to read; what they would make of restricted records is not. */
    private static final String IMPACT_API = "/api/v1/catalogue/versions/*/impact";

    private static final String[] OPEN_API = {"/api/v1/public/**", "/api/v1/catalogue/**"};
    private static final String[] LOGS = {
        "/log/checkpoint", "/log/tile/**", "/log/vkey", "/log/keys", "/disclosure-log/**",
    };
    private static final String[] OPEN_PAGES = {
        "/",
        "/about",
        "/search",
        "/records/**",
        "/subjects/**",
        "/log",
        "/catalogue/**",
        "/webjars/**",
        "/assets/**",
        "/favicon.ico",
        "/actuator/health/**",
        "/v3/api-docs/**",
    };
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /** PostgreSQL keeps no NUL, so nothing can be found, entered or signed in with one. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(SecurityChains::holdsNoNul);
        firewall.setAllowedParameterValues(SecurityChains::holdsNoNul);
        return firewall;
    }

    private static boolean holdsNoNul(String text) {
        return text.indexOf('\0') < 0;
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenChain(HttpSecurity http, ClientSignIn clientSignIn) {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.clientAuthentication(client -> client.authenticationProviders(providers -> {
                        providers.clear();
                        providers.add(clientSignIn);
                    }));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityChains::headers)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiChain(HttpSecurity http, SecurityProblems problems) {
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(IMPACT_API).authenticated();
                    READING.forEach(
                            method -> requests.requestMatchers(method, OPEN_API).permitAll());
                    READING.forEach(
                            method -> requests.requestMatchers(method, LOG_API).permitAll());
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll()
                            .anyRequest()
                            .authenticated();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(rolesOfTokens()))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(SecurityChains::headers)
                .addFilterAfter(new NoStoreFilter(), AuthorizationFilter.class)
                .build();
    }

    /** Programs come with a token, auditors also with the session of their pages. Caching is for the log to say. */
    @Bean
    @Order(3)
    SecurityFilterChain logChain(HttpSecurity http, SecurityProblems problems, AccountStatus status) {
        return http.securityMatcher(LOGS)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> {
                    READING.forEach(method -> requests.requestMatchers(method).permitAll());
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll()
                            .anyRequest()
                            .denyAll();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(rolesOfTokens()))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(SecurityChains::headers)
                .addFilterBefore(new SessionStillValidFilter(status), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pageChain(HttpSecurity http, PersonSignIn personSignIn, AccountStatus status) {
        return http.authenticationProvider(personSignIn)
                .authorizeHttpRequests(requests -> {
                    READING.forEach(method ->
                            requests.requestMatchers(method, OPEN_PAGES).permitAll());
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                            .permitAll()
                            .requestMatchers("/error", "/login", "/setup")
                            .permitAll()
                            .requestMatchers("/admin/**")
                            .hasRole(Role.ADMINISTRATOR.name())
                            .anyRequest()
                            .authenticated();
                })
                .formLogin(form -> form.loginPage("/login").successHandler(new FirstPage()))
                .logout(logout -> logout.logoutSuccessUrl("/"))
                .headers(SecurityChains::headers)
                .addFilterBefore(new SessionStillValidFilter(status), AuthorizationFilter.class)
                .addFilterAfter(new NoStoreFilter(), AuthorizationFilter.class)
                .build();
    }

    private static JwtAuthenticationConverter rolesOfTokens() {
        JwtGrantedAuthoritiesConverter roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName(Tokens.ROLE);
        roles.setAuthorityPrefix("ROLE_");
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(roles);
        return converter;
    }

    /** HSTS and nosniff are Spring's defaults; caching is {@link NoStoreFilter}'s, because public pages may be cached. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .cacheControl(cache -> cache.disable());
    }
}
