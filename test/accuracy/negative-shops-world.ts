/** Ordinary small businesses of Spain, Mexico and Brazil, as name patterns. */

import type { ShopPatterns } from './negative-shops-en.ts';
import { lines, list } from './template.ts';

export const spanish: ShopPatterns = {
  patterns: lines(`
    PANADERIA {family}
    BAR {given}
    CASA {given}
    MESON {place}
    PELUQUERIA {given}
    TALLERES {family}
    {trade} {family}
    {trade} {given}
    {trade} EL {thing}
    {trade} {place}
    RESTAURANTE EL {thing} {quality}
    EL {thing} {quality}
    HERMANOS {family} SL
    CLINICA DENTAL {family}
    FARMACIA LDO {family}
  `),
  namesakes: lines(`
    AUTOESCUELA {brand}
    FONTANERIA {brand}
    ABOGADOS {brand} Y {family}
    GESTORIA {brand}
    {given} {brand} FISIOTERAPIA
    TINTORERIA {brand}
    FUNERARIA {brand}
    ACADEMIA DE BAILE {brand}
    CERRAJERIA {brand}
  `),
  places: list(`
    Central, La Plaza, El Puerto, San Juan, Santa Rosa, La Esquina, Guadalupe, del Carmen,
    Los Pinos
  `),
  qualities: list(`Dorado, Rojo, Viejo, Feliz, Azul, Bravo, Verde, Negro`),
  things: list(`
    Gallo, Toro, Olivo, Molino, Faro, Cactus, Jaguar, Burro, Pescador, Horno, Mezquite, Rincón,
    Naranjo
  `),
  trades: list(`
    Carnicería, Frutería, Ferretería, Papelería, Taquería, Marisquería, Zapatería, Lavandería,
    Tortillería, Churrería, Estética, Abarrotes, Heladería, Óptica, Floristería, Veterinaria,
    Pollería, Bodega, Pastelería, Llantera
  `),
};

export const brazilian: ShopPatterns = {
  patterns: lines(`
    PADARIA {place}
    BAR DO {given}
    {trade} {family}
    {trade} {given}
    {trade} {place}
    {trade} DO {thing}
    {given} MODAS
    {family} E FILHOS LTDA
    RESTAURANTE {thing} {quality}
    MERCADINHO {place}
    OFICINA DO {given}
    DRA {given} {family}
  `),
  namesakes: lines(`
    AUTO ESCOLA {brand}
    ADVOCACIA {brand}
    CHAVEIRO {brand}
    SERRALHERIA {brand}
    ESCOLA DE MUSICA {brand}
    CONTABILIDADE {brand}
    {given} {brand} FISIOTERAPIA
    FUNERARIA {brand}
  `),
  places: list(`
    Central, Bom Jesus, São José, Nova Era, Santa Clara, da Praça, Avenida, Jardim, Boa Vista,
    Primavera
  `),
  qualities: list(`Dourado, Verde, Feliz, Azul, Grande`),
  things: list(`Galo, Peixe, Sabor, Boi, Coqueiro, Farol, Forno, Sol, Tucano, Engenho`),
  trades: list(`
    Lanchonete, Açougue, Drogaria, Pizzaria, Borracharia, Sacolão, Papelaria, Barbearia, Açaí,
    Churrascaria, Quitanda, Bicicletaria, Lavanderia, Ótica, Confeitaria, Salão, Pet Shop,
    Costura, Sorveteria
  `),
};
