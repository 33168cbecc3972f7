package org.chengxin.api.imports;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import org.chengxin.api.boot.DataFolder;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where the server puts large uploads before a door sees them: in a folder that is closed to other users of the machine and
 * emptied at every start, not among everybody's temporary files.
 */
@Configuration(proxyBeanMethods = false)
class UploadFolder {

    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties settings, DataFolder data) throws IOException {
        settings.setLocation(BatchFiles.emptied(data.run().resolve("uploads")).toString());
        return settings.createMultipartConfig();
    }
}
